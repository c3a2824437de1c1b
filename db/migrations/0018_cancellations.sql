CREATE TABLE `cancellation_orders` (
	`cancellation_id` integer NOT NULL,
	`order_id` integer NOT NULL,
	PRIMARY KEY(`cancellation_id`, `order_id`),
	FOREIGN KEY (`cancellation_id`) REFERENCES `cancellations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `cancellation_orders_order` ON `cancellation_orders` (`order_id`);--> statement-breakpoint
CREATE TABLE `cancellations` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`remove_mailboxes` integer NOT NULL,
	`asked` integer NOT NULL,
	`created_at` integer NOT NULL
) STRICT;
