CREATE TABLE `__new_orders` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`user_id` integer NOT NULL,
	`plan_id` integer,
	`status` text DEFAULT 'pending' NOT NULL,
	`status_manage_by_admin` text NOT NULL,
	`draft_cause` text,
	`provider_type` text,
	`is_automated` integer DEFAULT false NOT NULL,
	`amount` real,
	`currency` text,
	`paid_at` integer,
	`reason` text,
	`submission` integer DEFAULT 0 NOT NULL,
	`completed_at` integer,
	`moved_at` integer NOT NULL,
	`alerted_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`is_amount_computed` integer DEFAULT false NOT NULL,
	`due_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "orders_status_known" CHECK("__new_orders"."status_manage_by_admin" in ('draft','pending','in-progress','completed','reject','cancelled')),
	CONSTRAINT "orders_plan_chosen" CHECK("__new_orders"."plan_id" is not null or ("__new_orders"."submission" = 0 and "__new_orders"."status_manage_by_admin" in ('draft', 'reject', 'cancelled') and coalesce("__new_orders"."draft_cause", 'saved') = 'saved'))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_orders`("id", "user_id", "plan_id", "status", "status_manage_by_admin", "draft_cause", "provider_type", "is_automated", "amount", "currency", "paid_at", "reason", "submission", "completed_at", "moved_at", "alerted_at", "created_at", "updated_at", "is_amount_computed", "due_at") SELECT "id", "user_id", "plan_id", "status", "status_manage_by_admin", "draft_cause", "provider_type", "is_automated", "amount", "currency", "paid_at", "reason", "submission", "completed_at", "moved_at", "alerted_at", "created_at", "updated_at", "is_amount_computed", "due_at" FROM `orders`;--> statement-breakpoint
DELETE FROM `sqlite_sequence` WHERE `name` = '__new_orders';--> statement-breakpoint
INSERT INTO `sqlite_sequence`(`name`, `seq`) SELECT '__new_orders', `seq` FROM `sqlite_sequence` WHERE `name` = 'orders';--> statement-breakpoint
DROP TABLE `orders`;--> statement-breakpoint
ALTER TABLE `__new_orders` RENAME TO `orders`;--> statement-breakpoint
CREATE INDEX `orders_status` ON `orders` (`status_manage_by_admin`,`id`);--> statement-breakpoint
CREATE INDEX `orders_user` ON `orders` (`user_id`,`id`);--> statement-breakpoint
CREATE INDEX `orders_updated` ON `orders` (`updated_at`);--> statement-breakpoint
CREATE INDEX `orders_created` ON `orders` (`created_at`);--> statement-breakpoint
CREATE INDEX `orders_completed` ON `orders` (`completed_at`);--> statement-breakpoint
CREATE INDEX `orders_status_created` ON `orders` (`status_manage_by_admin`,`created_at`);--> statement-breakpoint
CREATE INDEX `orders_status_updated` ON `orders` (`status_manage_by_admin`,`updated_at`);--> statement-breakpoint
CREATE INDEX `orders_user_status` ON `orders` (`user_id`,`status_manage_by_admin`);--> statement-breakpoint
CREATE INDEX `orders_stalled` ON `orders` (`moved_at`) WHERE "orders"."status_manage_by_admin" in ('in-progress', 'draft');--> statement-breakpoint
CREATE INDEX `orders_due` ON `orders` (case status_manage_by_admin when 'draft' then due_at when 'pending' then due_at when 'in-progress' then due_at end);--> statement-breakpoint
CREATE INDEX `orders_status_due` ON `orders` (`status_manage_by_admin`,case status_manage_by_admin when 'draft' then due_at when 'pending' then due_at when 'in-progress' then due_at end);