ALTER TABLE `plans` ADD `promise_hours` integer;--> statement-breakpoint
ALTER TABLE `orders` ADD `due_at` integer;--> statement-breakpoint
CREATE INDEX `orders_due` ON `orders` (case status_manage_by_admin when 'draft' then due_at when 'pending' then due_at when 'in-progress' then due_at end);--> statement-breakpoint
CREATE INDEX `orders_status_due` ON `orders` (`status_manage_by_admin`,case status_manage_by_admin when 'draft' then due_at when 'pending' then due_at when 'in-progress' then due_at end);