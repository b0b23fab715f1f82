-- What an applicant is asked to hand in besides, and for whom the conditions of a post are relaxed.
ALTER TABLE "applicants" ADD COLUMN "supplement" jsonb;
--> statement-breakpoint
ALTER TABLE "applicants" ADD COLUMN "relaxed" boolean DEFAULT false NOT NULL;
--> statement-breakpoint
ALTER TABLE "positions" ADD COLUMN "relaxed_born_from" date;
--> statement-breakpoint
ALTER TABLE "positions" ADD COLUMN "relaxed_education" text;
