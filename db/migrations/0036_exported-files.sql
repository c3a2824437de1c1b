CREATE TABLE `export_files` (
	`id` integer PRIMARY KEY NOT NULL,
	`path` text NOT NULL,
	`format` text NOT NULL,
	`mailbox_count` integer NOT NULL,
	`created_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `exported_mailboxes` (
	`mailbox_id` integer NOT NULL,
	`file_id` integer NOT NULL,
	PRIMARY KEY(`mailbox_id`, `file_id`),
	FOREIGN KEY (`mailbox_id`) REFERENCES `order_emails`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`file_id`) REFERENCES `export_files`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `exported_mailboxes_file` ON `exported_mailboxes` (`file_id`);