CREATE TABLE `counters` (
	`name` text NOT NULL,
	`value` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`name`, `value`)
) STRICT;
--> statement-breakpoint
DROP INDEX `order_domains_under_way`;--> statement-breakpoint
CREATE INDEX `order_domains_attention` ON `order_domains` (`failure_code`,`stage_since`,`order_id`,`id`) WHERE "order_domains"."failure_code" is not null and ("order_domains"."state" = 'halted' or "order_domains"."reason" = 'slow-clock');--> statement-breakpoint
CREATE INDEX `order_domains_under_way` ON `order_domains` (`stage_since`,`id`,`stage`) WHERE "order_domains"."state" in ('due', 'running', 'halted');--> statement-breakpoint
CREATE INDEX `order_emails_user` ON `order_emails` (`user_id`,`id`);--> statement-breakpoint
CREATE INDEX `orders_status_created` ON `orders` (`status_manage_by_admin`,`created_at`);--> statement-breakpoint
CREATE INDEX `orders_status_updated` ON `orders` (`status_manage_by_admin`,`updated_at`);--> statement-breakpoint
CREATE INDEX `orders_user_status` ON `orders` (`user_id`,`status_manage_by_admin`);--> statement-breakpoint
CREATE INDEX `orders_stalled` ON `orders` (`moved_at`) WHERE "orders"."status_manage_by_admin" in ('in-progress', 'draft');