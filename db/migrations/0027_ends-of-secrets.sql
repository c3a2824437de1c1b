ALTER TABLE `users` ADD `deleted_at` integer;--> statement-breakpoint
ALTER TABLE `order_emails` ADD `purged_at` integer;--> statement-breakpoint
ALTER TABLE `platform_credentials` ADD `forgotten_at` integer;