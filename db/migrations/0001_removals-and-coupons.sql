CREATE TABLE `coupons` (
	`id` integer PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`kind` text NOT NULL,
	`value` real NOT NULL,
	`is_active` integer NOT NULL,
	`valid_until` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	CONSTRAINT "coupons_kind_known" CHECK("coupons"."kind" in ('percent','fixed'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `coupons_code` ON `coupons` (`code`);--> statement-breakpoint
ALTER TABLE `order_emails` ADD `is_by_hand` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `order_emails` ADD `removal_due_at` integer;--> statement-breakpoint
ALTER TABLE `order_emails` ADD `removal_attempts` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `order_emails` ADD `exported_at` integer;--> statement-breakpoint
CREATE INDEX `order_emails_removal` ON `order_emails` (`removal_due_at`) WHERE "order_emails"."removal_due_at" is not null;