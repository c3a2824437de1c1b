CREATE TABLE `readable_names` (
	`name` text PRIMARY KEY NOT NULL,
	`readable` text NOT NULL
) STRICT;
