CREATE TABLE "commendations" (
	"case_no" text PRIMARY KEY NOT NULL,
	"person_mark" text NOT NULL,
	"deed_on" date NOT NULL,
	"unit" text NOT NULL,
	"organ" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "awards" (
	"case_no" text PRIMARY KEY NOT NULL,
	"person_mark" text NOT NULL,
	"level" text NOT NULL,
	"deed_on" date NOT NULL,
	"decided_on" date NOT NULL,
	"organ" text NOT NULL,
	"statement_id" uuid NOT NULL,
	"bonus" bigint NOT NULL,
	"in_file_on" date,
	"revoked_on" date,
	"revoked_by" uuid,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "martyr_recognitions" (
	"case_no" text PRIMARY KEY NOT NULL,
	"person_mark" text NOT NULL,
	"died_on" date NOT NULL,
	"organ" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "file_custody" (
	"case_no" text NOT NULL,
	"nth" integer NOT NULL,
	"statement_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"organ" text NOT NULL,
	"on" date NOT NULL,
	"number" text,
	"expected_on" date,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "file_custody_case_no_nth_pk" PRIMARY KEY("case_no","nth"),
	CONSTRAINT "file_custody_statement_id_unique" UNIQUE("statement_id")
);
--> statement-breakpoint
CREATE TABLE "survivor_pensions" (
	"case_no" text NOT NULL,
	"nth" integer NOT NULL,
	"relation" text NOT NULL,
	"monthly" bigint,
	"from_on" date NOT NULL,
	"organ" text NOT NULL,
	"moves_on" date,
	"confirmed_on" date NOT NULL,
	"died_on" date,
	"ended_on" date,
	"after_death" bigint,
	CONSTRAINT "survivor_pensions_case_no_nth_pk" PRIMARY KEY("case_no","nth"),
	CONSTRAINT "after_death_needs_a_death" CHECK ("survivor_pensions"."after_death" is null or "survivor_pensions"."died_on" is not null)
);
--> statement-breakpoint
CREATE INDEX "commendations_by_person" ON "commendations" USING btree ("person_mark","deed_on");--> statement-breakpoint
CREATE UNIQUE INDEX "one_deed_one_award" ON "awards" USING btree ("person_mark","deed_on") WHERE "awards"."revoked_on" is null;--> statement-breakpoint
CREATE INDEX "awards_by_person" ON "awards" USING btree ("person_mark","decided_on");--> statement-breakpoint
CREATE INDEX "martyr_recognitions_by_person" ON "martyr_recognitions" USING btree ("person_mark");--> statement-breakpoint
create trigger append_only before update or delete or truncate on file_custody for each statement execute function forbid_change();
--> statement-breakpoint
revoke update, delete on file_custody from fujing_app;
--> statement-breakpoint
revoke delete on awards from fujing_app;
--> statement-breakpoint
-- An award is entered in the file once and revoked once; everything else of it stands as it was decided.
create function award_stands() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE'
     or (new.case_no, new.person_mark, new.level, new.deed_on, new.decided_on, new.organ, new.statement_id, new.bonus) is distinct from (old.case_no, old.person_mark, old.level, old.deed_on, old.decided_on, old.organ, old.statement_id, old.bonus)
     or (old.revoked_on is not null and (new.revoked_on, new.revoked_by) is distinct from (old.revoked_on, old.revoked_by))
     or (old.in_file_on is not null and new.in_file_on is distinct from old.in_file_on) then
    raise exception 'an award stands as it was decided' using errcode = 'integrity_constraint_violation', constraint = 'award_stands';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger award_stands before update or delete on awards for each row execute function award_stands();
