CREATE TABLE `domain_prefixes` (
	`order_id` integer NOT NULL,
	`name` text NOT NULL,
	`prefix_variants` text NOT NULL,
	`prefix_variants_details` text NOT NULL,
	PRIMARY KEY(`order_id`, `name`),
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
