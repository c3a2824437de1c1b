DROP INDEX `notifications_read`;--> statement-breakpoint
ALTER TABLE `notifications` ADD `is_listed` integer DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE `notifications` ADD `event_count` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `notifications` ADD `mailbox_count` integer;--> statement-breakpoint
CREATE INDEX `notifications_order` ON `notifications` (`order_id`,`id`);--> statement-breakpoint
CREATE INDEX `notifications_read` ON `notifications` (`is_listed`,`read_at`,`id`);