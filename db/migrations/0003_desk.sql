CREATE TABLE "register_acts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"about" text NOT NULL,
	"by" text NOT NULL,
	"body" jsonb NOT NULL,
	"body_hash" text NOT NULL,
	"result" jsonb NOT NULL,
	"on" date NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "duty_acts" ADD COLUMN "answers" uuid;--> statement-breakpoint
ALTER TABLE "calendars" ADD COLUMN "year" integer;--> statement-breakpoint
ALTER TABLE "calendars" ADD COLUMN "based_on" integer;--> statement-breakpoint
ALTER TABLE "parameters" ADD COLUMN "confirmed_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "register_acts_by_time" ON "register_acts" USING btree ("at");--> statement-breakpoint
CREATE INDEX "duty_acts_by_case" ON "duty_acts" USING btree ("case_no","at");--> statement-breakpoint
CREATE INDEX "duty_acts_by_reader" ON "duty_acts" USING btree ("to");--> statement-breakpoint
CREATE INDEX "duty_acts_by_answered" ON "duty_acts" USING btree ("answers");--> statement-breakpoint
CREATE INDEX "case_events_by_time" ON "case_events" USING btree ("at") WHERE "case_events"."actor" is not null;--> statement-breakpoint
CREATE INDEX "calendar_tellings_pending" ON "calendar_tellings" USING btree ("version") WHERE "calendar_tellings"."told_at" is null;--> statement-breakpoint
create trigger append_only before update or delete or truncate on register_acts for each statement execute function forbid_change();
--> statement-breakpoint
revoke update, delete on register_acts from fujing_app;
--> statement-breakpoint
-- What a second person must see is never seen by the first alone.
alter table calendars add constraint second_person check (published_by is null or drafted_by = 'release' or published_by <> drafted_by);
--> statement-breakpoint
alter table parameters add constraint second_person check (confirmed_by is null or confirmed_by <> drafted_by);
--> statement-breakpoint
-- A published calendar and a confirmed value never change: every counting can be made again from them.
create function forbid_once_in_force() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % stand once they are in force', tg_table_name using errcode = 'integrity_constraint_violation', constraint = tg_table_name || '_in_force';
end $$;
--> statement-breakpoint
create trigger in_force before update or delete on calendars for each row when (old.published_at is not null) execute function forbid_once_in_force();
--> statement-breakpoint
create trigger in_force before update or delete on parameters for each row when (old.confirmed_by is not null) execute function forbid_once_in_force();
