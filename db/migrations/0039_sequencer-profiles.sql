CREATE TABLE `sequencer_profiles` (
	`id` integer PRIMARY KEY NOT NULL,
	`customer_id` integer,
	`plan_id` integer,
	`daily_limit` integer,
	`has_warm_up` integer,
	`warm_up_start` integer,
	`warm_up_increase` integer,
	`warm_up_most` integer,
	`reply_rate` integer,
	`signature` text,
	`tracking_domain` text,
	`tags` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`customer_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `sequencer_profiles_customer` ON `sequencer_profiles` (`customer_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `sequencer_profiles_plan` ON `sequencer_profiles` (`plan_id`);