ALTER TABLE `secrets` ADD `key_number` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
CREATE INDEX `secrets_key` ON `secrets` (`key_number`);