CREATE TABLE `notification_reads` (
	`staff_id` integer NOT NULL,
	`notification_id` integer NOT NULL,
	`read_at` integer NOT NULL,
	PRIMARY KEY(`staff_id`, `notification_id`),
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`notification_id`) REFERENCES `notifications`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `notification_reads_of` ON `notification_reads` (`notification_id`);