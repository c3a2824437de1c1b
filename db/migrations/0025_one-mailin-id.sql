CREATE INDEX `order_emails_doubled` ON `order_emails` (`mailin_mailbox_id`) WHERE `mailin_mailbox_id` IS NOT NULL;--> statement-breakpoint
CREATE TABLE `doubled_ids` (`id` integer PRIMARY KEY) STRICT;--> statement-breakpoint
INSERT INTO `doubled_ids` SELECT `mailin_mailbox_id` FROM `order_emails` WHERE `mailin_mailbox_id` IS NOT NULL GROUP BY `mailin_mailbox_id` HAVING count(*) > 1;--> statement-breakpoint
INSERT INTO `activity_logs` (`action`, `description`, `subject_type`, `subject_id`, `properties`, `created_at`)
SELECT 'mailin_ai_id_doubled', 'Two mailboxes were kept with the Mailin id ' || `mailin_mailbox_id` || ': ' || `email` || ' is looked for at Mailin again', 'order', `order_id`, json_object('email', `email`, 'mailinMailboxId', `mailin_mailbox_id`), CAST(strftime('%s', 'now') AS integer) * 1000
FROM `order_emails` WHERE `mailin_mailbox_id` IN (SELECT `id` FROM `doubled_ids`);--> statement-breakpoint
UPDATE `order_domains` SET `stage` = 'mailboxes', `state` = 'due', `due_at` = CAST(strftime('%s', 'now') AS integer) * 1000, `stage_since` = CAST(strftime('%s', 'now') AS integer) * 1000, `reason` = NULL, `failure_code` = NULL, `failure_provider` = NULL, `failure_detail` = NULL, `failure_ip` = NULL, `attempts` = 0, `needs_person` = 0, `is_read` = 0
WHERE `state` IN ('due', 'running', 'halted', 'finished') AND `stage` IN ('mailboxes', 'done') AND `order_id` IN (SELECT `id` FROM `orders` WHERE `status_manage_by_admin` NOT IN ('cancelled', 'reject')) AND (`order_id`, `name`) IN (SELECT `order_id`, `domain` FROM `order_emails` WHERE `mailin_mailbox_id` IN (SELECT `id` FROM `doubled_ids`) AND `asked_by` IS NOT NULL AND `removed_at` IS NULL);--> statement-breakpoint
UPDATE `order_emails` SET `mailin_mailbox_id` = NULL WHERE `mailin_mailbox_id` IN (SELECT `id` FROM `doubled_ids`);--> statement-breakpoint
DROP TABLE `doubled_ids`;--> statement-breakpoint
DROP INDEX `order_emails_doubled`;--> statement-breakpoint
CREATE UNIQUE INDEX `order_emails_mailin` ON `order_emails` (`mailin_mailbox_id`) WHERE "order_emails"."mailin_mailbox_id" is not null;
