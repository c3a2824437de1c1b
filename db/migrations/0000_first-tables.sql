CREATE TABLE `activity_logs` (
	`id` integer PRIMARY KEY NOT NULL,
	`action` text NOT NULL,
	`description` text NOT NULL,
	`subject_type` text NOT NULL,
	`subject_id` integer NOT NULL,
	`properties` text NOT NULL,
	`created_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `activity_logs_subject` ON `activity_logs` (`subject_type`,`subject_id`,`id`);--> statement-breakpoint
CREATE TABLE `domain_claims` (
	`name` text NOT NULL,
	`order_id` integer NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`name`, `order_id`),
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `domain_claims_order` ON `domain_claims` (`order_id`,`position`);--> statement-breakpoint
CREATE TABLE `domain_transfers` (
	`id` integer PRIMARY KEY NOT NULL,
	`order_id` integer NOT NULL,
	`domain_name` text NOT NULL,
	`name_servers` text DEFAULT '[]' NOT NULL,
	`status` text NOT NULL,
	`name_server_status` text,
	`error_message` text,
	`response_data` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "domain_transfers_status_known" CHECK("domain_transfers"."status" in ('pending','completed','failed'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `domain_transfers_domain` ON `domain_transfers` (`order_id`,`domain_name`);--> statement-breakpoint
CREATE TABLE `exchanges` (
	`id` integer PRIMARY KEY NOT NULL,
	`provider` text NOT NULL,
	`method` text NOT NULL,
	`path` text NOT NULL,
	`status` integer,
	`request` text NOT NULL,
	`response` text NOT NULL,
	`duration_ms` integer NOT NULL,
	`created_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `exchanges_created` ON `exchanges` (`created_at`);--> statement-breakpoint
CREATE TABLE `holds` (
	`account` text PRIMARY KEY NOT NULL,
	`provider` text NOT NULL,
	`code` text NOT NULL,
	`detail` text NOT NULL,
	`since` integer NOT NULL,
	`until` integer NOT NULL,
	`count` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `letters` (
	`id` integer PRIMARY KEY NOT NULL,
	`order_id` integer,
	`kind` text NOT NULL,
	`submission` integer NOT NULL,
	`recipient` text NOT NULL,
	`subject` text NOT NULL,
	`body` text NOT NULL,
	`status` text NOT NULL,
	`message_id` text NOT NULL,
	`due_at` integer NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`error_message` text,
	`sent_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "letters_status_known" CHECK("letters"."status" in ('waiting','held','sending','sent','failed'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `letters_once` ON `letters` (`order_id`,`kind`,`submission`);--> statement-breakpoint
CREATE INDEX `letters_due` ON `letters` (`status`,`due_at`);--> statement-breakpoint
CREATE TABLE `notifications` (
	`id` integer PRIMARY KEY NOT NULL,
	`user_id` integer NOT NULL,
	`order_id` integer,
	`type` text NOT NULL,
	`title` text NOT NULL,
	`message` text NOT NULL,
	`data` text NOT NULL,
	`read_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `notifications_read` ON `notifications` (`read_at`,`id`);--> statement-breakpoint
CREATE TABLE `order_automations` (
	`id` integer PRIMARY KEY NOT NULL,
	`order_id` integer NOT NULL,
	`provider_type` text NOT NULL,
	`action_type` text NOT NULL,
	`job_uuid` text,
	`status` text NOT NULL,
	`subjects` text NOT NULL,
	`response_data` text,
	`error_message` text,
	`poll_count` integer DEFAULT 0 NOT NULL,
	`next_poll_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "order_automations_action_known" CHECK("order_automations"."action_type" in ('domain','mailbox')),
	CONSTRAINT "order_automations_status_known" CHECK("order_automations"."status" in ('pending','completed','failed'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `order_automations_order` ON `order_automations` (`order_id`);--> statement-breakpoint
CREATE INDEX `order_automations_poll` ON `order_automations` (`next_poll_at`) WHERE "order_automations"."status" = 'pending' and "order_automations"."job_uuid" is not null;--> statement-breakpoint
CREATE TABLE `order_domains` (
	`id` integer PRIMARY KEY NOT NULL,
	`order_id` integer NOT NULL,
	`name` text NOT NULL,
	`position` integer NOT NULL,
	`stage` text NOT NULL,
	`state` text NOT NULL,
	`reason` text,
	`failure_code` text,
	`failure_provider` text,
	`failure_detail` text,
	`failure_ip` text,
	`due_at` integer,
	`attempts` integer DEFAULT 0 NOT NULL,
	`lease` integer DEFAULT 0 NOT NULL,
	`stage_since` integer NOT NULL,
	`mailin_domain_id` integer,
	`is_read` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "order_domains_stage_known" CHECK("order_domains"."stage" in ('lookup','transfer','nameservers','activation','mailboxes','done')),
	CONSTRAINT "order_domains_state_known" CHECK("order_domains"."state" in ('due','running','halted','finished','superseded')),
	CONSTRAINT "order_domains_finished_is_done" CHECK(("order_domains"."state" = 'finished') = ("order_domains"."stage" = 'done')),
	CONSTRAINT "order_domains_due_has_time" CHECK(("order_domains"."state" = 'due') = ("order_domains"."due_at" is not null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `order_domains_name` ON `order_domains` (`order_id`,`name`);--> statement-breakpoint
CREATE INDEX `order_domains_due` ON `order_domains` (`stage`,`due_at`) WHERE "order_domains"."state" = 'due';--> statement-breakpoint
CREATE INDEX `order_domains_state` ON `order_domains` (`state`);--> statement-breakpoint
CREATE TABLE `order_emails` (
	`id` integer PRIMARY KEY NOT NULL,
	`order_id` integer NOT NULL,
	`user_id` integer NOT NULL,
	`domain` text NOT NULL,
	`email` text NOT NULL,
	`password` text NOT NULL,
	`name` text NOT NULL,
	`first_name` text NOT NULL,
	`last_name` text NOT NULL,
	`mailin_mailbox_id` integer,
	`mailin_domain_id` integer,
	`automation_id` integer,
	`asked_by` integer,
	`is_asked_alone` integer DEFAULT false NOT NULL,
	`has_plain_password` integer DEFAULT false NOT NULL,
	`is_extra` integer DEFAULT false NOT NULL,
	`imap_host` text,
	`imap_port` integer,
	`smtp_host` text,
	`smtp_port` integer,
	`removed_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`automation_id`) REFERENCES `order_automations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asked_by`) REFERENCES `order_automations`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `order_emails_address` ON `order_emails` (`order_id`,`email`);--> statement-breakpoint
CREATE INDEX `order_emails_email` ON `order_emails` (`email`);--> statement-breakpoint
CREATE INDEX `order_emails_domain` ON `order_emails` (`order_id`,`domain`);--> statement-breakpoint
CREATE INDEX `order_emails_automation` ON `order_emails` (`automation_id`);--> statement-breakpoint
CREATE TABLE `orders` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`user_id` integer NOT NULL,
	`plan_id` integer NOT NULL,
	`status` text DEFAULT 'pending' NOT NULL,
	`status_manage_by_admin` text NOT NULL,
	`draft_cause` text,
	`provider_type` text,
	`is_automated` integer DEFAULT false NOT NULL,
	`amount` real,
	`currency` text,
	`paid_at` integer,
	`reason` text,
	`submission` integer DEFAULT 0 NOT NULL,
	`completed_at` integer,
	`moved_at` integer NOT NULL,
	`alerted_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "orders_status_known" CHECK("orders"."status_manage_by_admin" in ('draft','pending','in-progress','completed','reject','cancelled'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `orders_status` ON `orders` (`status_manage_by_admin`,`id`);--> statement-breakpoint
CREATE INDEX `orders_user` ON `orders` (`user_id`,`id`);--> statement-breakpoint
CREATE INDEX `orders_updated` ON `orders` (`updated_at`);--> statement-breakpoint
CREATE TABLE `plans` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`provider_type` text NOT NULL,
	`price` real NOT NULL,
	`currency` text NOT NULL,
	`is_active` integer NOT NULL,
	`min_inboxes` integer,
	`max_inboxes` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	CONSTRAINT "plans_provider_type" CHECK("plans"."provider_type" in ('Google','Microsoft 365','Private SMTP'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `platform_credentials` (
	`id` integer PRIMARY KEY NOT NULL,
	`order_id` integer NOT NULL,
	`platform_type` text NOT NULL,
	`credentials` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `platform_credentials_order` ON `platform_credentials` (`order_id`,`platform_type`);--> statement-breakpoint
CREATE TABLE `reorder_infos` (
	`id` integer PRIMARY KEY NOT NULL,
	`order_id` integer NOT NULL,
	`domains` text NOT NULL,
	`inboxes_per_domain` integer NOT NULL,
	`prefix_variants` text NOT NULL,
	`prefix_variants_details` text NOT NULL,
	`hosting_platform` text,
	`other_platform` text,
	`forwarding_url` text,
	`profile_picture_link` text,
	`email_persona_picture_link` text,
	`master_inbox_email` text,
	`master_inbox_confirmation` integer,
	`additional_info` text,
	`coupon_code` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `reorder_infos_order` ON `reorder_infos` (`order_id`);--> statement-breakpoint
CREATE TABLE `secrets` (
	`id` text PRIMARY KEY NOT NULL,
	`table_name` text NOT NULL,
	`column_name` text NOT NULL,
	`sealed` blob NOT NULL,
	`created_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `settings` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `users` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `users_name` ON `users` ("name" collate nocase);