CREATE TABLE `import_orders` (
	`import_id` integer NOT NULL,
	`position` integer NOT NULL,
	`first_row` integer NOT NULL,
	`rows` text NOT NULL,
	`domain` text,
	`domain_count` integer NOT NULL,
	`customer` text NOT NULL,
	`is_mended` integer NOT NULL,
	`outcome` text NOT NULL,
	`order_id` integer,
	`why` text,
	`cells` text,
	PRIMARY KEY(`import_id`, `position`),
	FOREIGN KEY (`import_id`) REFERENCES `imports`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "import_orders_outcome_known" CHECK("import_orders"."outcome" in ('waiting','created','refused','left-out'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `import_orders_order` ON `import_orders` (`order_id`);--> statement-breakpoint
CREATE TABLE `imports` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL
) STRICT;
