ALTER TABLE `exchanges` ADD `order_id` integer REFERENCES orders(id);--> statement-breakpoint
CREATE INDEX `exchanges_order` ON `exchanges` (`order_id`,`id`);