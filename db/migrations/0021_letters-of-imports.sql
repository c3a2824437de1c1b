ALTER TABLE `import_orders` ADD `standing_told_at` integer;--> statement-breakpoint
ALTER TABLE `import_orders` ADD `told_at` integer;--> statement-breakpoint
CREATE INDEX `import_orders_untold` ON `import_orders` (`import_id`) WHERE "import_orders"."told_at" is null and "import_orders"."outcome" = 'created';--> statement-breakpoint
ALTER TABLE `imports` ADD `letters` text DEFAULT 'each' NOT NULL;