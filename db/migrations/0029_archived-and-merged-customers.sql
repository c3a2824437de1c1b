ALTER TABLE `customer_credentials` ADD `tested_at` integer;--> statement-breakpoint
ALTER TABLE `customer_credentials` ADD `test_code` text;--> statement-breakpoint
ALTER TABLE `users` ADD `merged_into` integer REFERENCES users(id);--> statement-breakpoint
ALTER TABLE `users` ADD `archived_at` integer;--> statement-breakpoint
ALTER TABLE `users` ADD `default_platform` text;--> statement-breakpoint
ALTER TABLE `users` ADD `default_plan_id` integer REFERENCES plans(id);--> statement-breakpoint
ALTER TABLE `users` ADD `default_export_format` text;