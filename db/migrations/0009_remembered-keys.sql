CREATE TABLE `customer_credentials` (
	`id` integer PRIMARY KEY NOT NULL,
	`user_id` integer NOT NULL,
	`platform_type` text NOT NULL,
	`credentials` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `customer_credentials_user` ON `customer_credentials` (`user_id`,`platform_type`);