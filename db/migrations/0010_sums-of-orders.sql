DROP INDEX `order_domains_state`;--> statement-breakpoint
CREATE INDEX `order_domains_running` ON `order_domains` (`id`) WHERE "order_domains"."state" = 'running';--> statement-breakpoint
CREATE INDEX `order_domains_sums` ON `order_domains` (`order_id`,`state`,`stage`,`reason`);--> statement-breakpoint
CREATE INDEX `order_emails_there` ON `order_emails` (`order_id`) WHERE ("order_emails"."mailin_mailbox_id" is not null or "order_emails"."is_by_hand" = 1) and "order_emails"."removed_at" is null and "order_emails"."is_extra" = 0;