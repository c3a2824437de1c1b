PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_letters` (
	`id` integer PRIMARY KEY NOT NULL,
	`order_id` integer,
	`kind` text NOT NULL,
	`submission` integer NOT NULL,
	`occasion` integer DEFAULT 0 NOT NULL,
	`recipient` text NOT NULL,
	`subject` text NOT NULL,
	`body` text NOT NULL,
	`status` text NOT NULL,
	`phase` text,
	`message_id` text NOT NULL,
	`due_at` integer NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`error_message` text,
	`sent_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "letters_status_known" CHECK("__new_letters"."status" in ('waiting','held','sending','sent','failed','discarded','withdrawn')),
	CONSTRAINT "letters_phase_known" CHECK("__new_letters"."phase" in ('connecting','data'))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_letters`("id", "order_id", "kind", "submission", "occasion", "recipient", "subject", "body", "status", "phase", "message_id", "due_at", "attempts", "error_message", "sent_at", "created_at", "updated_at") SELECT "id", "order_id", "kind", "submission", "occasion", "recipient", "subject", "body", "status", "phase", "message_id", "due_at", "attempts", "error_message", "sent_at", "created_at", "updated_at" FROM `letters`;--> statement-breakpoint
DROP TABLE `letters`;--> statement-breakpoint
ALTER TABLE `__new_letters` RENAME TO `letters`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `letters_once` ON `letters` (`order_id`,`kind`,`submission`,`occasion`);--> statement-breakpoint
CREATE INDEX `letters_due` ON `letters` (`status`,`due_at`);