CREATE INDEX `order_emails_created` ON `order_emails` (`created_at`);--> statement-breakpoint
CREATE INDEX `activity_logs_created` ON `activity_logs` (`created_at`);--> statement-breakpoint
CREATE INDEX `letters_created` ON `letters` (`created_at`);--> statement-breakpoint
CREATE INDEX `letters_status_created` ON `letters` (`status`,`created_at`);