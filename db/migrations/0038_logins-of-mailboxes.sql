CREATE TABLE `mailbox_logins` (
	`mailbox_id` integer PRIMARY KEY NOT NULL,
	`wanted_at` integer,
	`checked_at` integer,
	`imap` text,
	`smtp` text,
	FOREIGN KEY (`mailbox_id`) REFERENCES `order_emails`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "mailbox_logins_imap_known" CHECK("mailbox_logins"."imap" in ('works','password','encryption','port','name','timeout','not-ready','no-host','other')),
	CONSTRAINT "mailbox_logins_smtp_known" CHECK("mailbox_logins"."smtp" in ('works','password','encryption','port','name','timeout','not-ready','no-host','other'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `mailbox_logins_wanted` ON `mailbox_logins` (`wanted_at`) WHERE "mailbox_logins"."wanted_at" is not null;--> statement-breakpoint
CREATE INDEX `mailbox_logins_failing` ON `mailbox_logins` (`mailbox_id`) WHERE ("mailbox_logins"."imap" <> 'works' or "mailbox_logins"."smtp" <> 'works');--> statement-breakpoint
ALTER TABLE `letters` ADD `logins_since` integer;--> statement-breakpoint
CREATE INDEX `letters_logins` ON `letters` (`logins_since`) WHERE "letters"."logins_since" is not null;