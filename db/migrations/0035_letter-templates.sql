CREATE TABLE `letter_templates` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`language` text NOT NULL,
	`subject` text,
	`body` text,
	`created_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `letter_templates_kind` ON `letter_templates` (`kind`,`language`,`id`);--> statement-breakpoint
ALTER TABLE `users` ADD `letter_language` text;--> statement-breakpoint
ALTER TABLE `letters` ADD `html` text;--> statement-breakpoint
ALTER TABLE `letters` ADD `template_id` integer REFERENCES letter_templates(id);--> statement-breakpoint
ALTER TABLE `letters` ADD `language` text;--> statement-breakpoint
ALTER TABLE `letters` ADD `edited_at` integer;--> statement-breakpoint
ALTER TABLE `letters` ADD `news_at` integer;--> statement-breakpoint
CREATE INDEX `letters_template` ON `letters` (`template_id`);