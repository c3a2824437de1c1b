ALTER TABLE `orders` ALTER COLUMN `plan_id` DROP NOT NULL;--> statement-breakpoint
ALTER TABLE `orders` ADD CONSTRAINT "orders_plan_chosen" CHECK("orders"."plan_id" is not null or ("orders"."submission" = 0 and "orders"."status_manage_by_admin" in ('draft', 'reject', 'cancelled') and coalesce("orders"."draft_cause", 'saved') = 'saved'));
