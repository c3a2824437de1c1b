CREATE TABLE `domain_registrations` (
	`name` text PRIMARY KEY NOT NULL,
	`expires_at` integer,
	`source` text,
	`read_at` integer,
	`is_auto_renewed` integer,
	`trouble` text,
	`tried_at` integer,
	`due_at` integer NOT NULL,
	`rdap_due_at` integer,
	`noticed_days` integer,
	`known_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `domain_registrations_due` ON `domain_registrations` (`due_at`);--> statement-breakpoint
CREATE INDEX `domain_registrations_rdap` ON `domain_registrations` (`rdap_due_at`) WHERE "domain_registrations"."rdap_due_at" is not null;--> statement-breakpoint
CREATE INDEX `domain_registrations_expiry` ON `domain_registrations` (case when expires_at is null then 8640000000000000 else expires_at end,`name`);--> statement-breakpoint
CREATE INDEX `domain_registrations_read` ON `domain_registrations` (`read_at`);--> statement-breakpoint
INSERT INTO `domain_registrations` (`name`, `due_at`, `known_at`) SELECT DISTINCT `name`, 0, 0 FROM `domain_claims`;
