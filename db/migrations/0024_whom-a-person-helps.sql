DROP INDEX `order_domains_sums`;--> statement-breakpoint
DROP INDEX `order_domains_attention`;--> statement-breakpoint
CREATE INDEX `order_domains_registrar` ON `order_domains` (`registrar_due_at`,`order_id`) WHERE "order_domains"."state" = 'due' and "order_domains"."registrar_due_at" is not null;--> statement-breakpoint
CREATE INDEX `order_domains_returned` ON `order_domains` (`returned_at`) WHERE "order_domains"."state" = 'due' and "order_domains"."returned_at" is not null;--> statement-breakpoint
CREATE INDEX `order_domains_sums` ON `order_domains` (`order_id`,`state`,`stage`,`reason`,`needs_person`);--> statement-breakpoint
CREATE INDEX `order_domains_attention` ON `order_domains` (`failure_code`,`stage_since`,`order_id`,`id`) WHERE "order_domains"."needs_person" = 1;--> statement-breakpoint
UPDATE `order_domains` SET `needs_person` = 1 WHERE `failure_code` IS NOT NULL AND (`state` = 'halted' OR (`state` = 'due' AND `reason` = 'slow-clock'));--> statement-breakpoint
UPDATE `order_domains` SET `registrar_due_at` = `due_at` WHERE `state` = 'due' AND `stage` = 'activation';
