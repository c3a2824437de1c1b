CREATE TABLE `stage_times` (
	`id` integer PRIMARY KEY NOT NULL,
	`order_id` integer NOT NULL,
	`stage` text NOT NULL,
	`started_at` integer NOT NULL,
	`ended_at` integer NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `stage_times_ended` ON `stage_times` (`stage`,`ended_at`);--> statement-breakpoint
CREATE INDEX `stage_times_order` ON `stage_times` (`order_id`);--> statement-breakpoint
CREATE INDEX `order_domains_under_way` ON `order_domains` (`stage_since`,`id`) WHERE "order_domains"."state" in ('due', 'running', 'halted');--> statement-breakpoint
CREATE INDEX `orders_created` ON `orders` (`created_at`);--> statement-breakpoint
CREATE INDEX `orders_completed` ON `orders` (`completed_at`);--> statement-breakpoint
CREATE INDEX `activity_logs_action` ON `activity_logs` (`action`,`created_at`);