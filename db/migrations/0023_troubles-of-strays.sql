ALTER TABLE `order_automations` ADD `silent_since` integer;--> statement-breakpoint
ALTER TABLE `order_domains` ADD `needs_person` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `order_domains` ADD `returned_at` integer;--> statement-breakpoint
ALTER TABLE `order_domains` ADD `missing_since` integer;--> statement-breakpoint
ALTER TABLE `order_domains` ADD `registrar_due_at` integer;--> statement-breakpoint
ALTER TABLE `order_domains` ADD `is_sent_again` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `order_domains` ADD `is_set_again` integer DEFAULT false NOT NULL;