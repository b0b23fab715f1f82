CREATE TABLE "erasures" (
	"case_no" text PRIMARY KEY NOT NULL,
	"ground" text NOT NULL,
	"reason" text NOT NULL,
	"organ" text NOT NULL,
	"proposed_by" text NOT NULL,
	"proposed_at" timestamp with time zone NOT NULL,
	"confirmed_by" text,
	"confirmed_at" timestamp with time zone
);
--> statement-breakpoint
alter table erasures add constraint second_person check (confirmed_by is null or confirmed_by <> proposed_by);
