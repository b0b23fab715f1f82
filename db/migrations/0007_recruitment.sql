CREATE TABLE "quotas" (
	"statement_id" uuid PRIMARY KEY NOT NULL,
	"case_no" text NOT NULL,
	"organ" text NOT NULL,
	"category" text NOT NULL,
	"figure" integer NOT NULL,
	"paper_no" text NOT NULL,
	"from_on" date NOT NULL,
	"until_on" date NOT NULL,
	"superseded_on" date,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "quota_is_not_negative" CHECK ("quotas"."figure" >= 0)
);
--> statement-breakpoint
CREATE TABLE "reservations" (
	"case_no" text NOT NULL,
	"position" text NOT NULL,
	"organ" text NOT NULL,
	"category" text NOT NULL,
	"kept" integer NOT NULL,
	"released" boolean DEFAULT false NOT NULL,
	"on" date NOT NULL,
	CONSTRAINT "reservations_case_no_position_pk" PRIMARY KEY("case_no","position"),
	CONSTRAINT "kept_is_not_negative" CHECK ("reservations"."kept" >= 0)
);
--> statement-breakpoint
CREATE TABLE "auxiliaries" (
	"case_no" text PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"organ" text NOT NULL,
	"unit" text NOT NULL,
	"category" text NOT NULL,
	"post" text NOT NULL,
	"tier" text,
	"employment" text NOT NULL,
	"employer" text NOT NULL,
	"campaign" text NOT NULL,
	"position" text NOT NULL,
	"person_mark" text NOT NULL,
	"started_on" date NOT NULL,
	"term" text,
	"term_from" date,
	"term_months" integer,
	"probation_months" integer,
	"certificate" text,
	"confirmed_on" date,
	"left_on" date,
	"left_cause" text,
	CONSTRAINT "auxiliaries_number_unique" UNIQUE("number")
);
--> statement-breakpoint
CREATE TABLE "staffing_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"organ" text NOT NULL,
	"unit" text NOT NULL,
	"by" text NOT NULL,
	"post" text NOT NULL,
	"category" text NOT NULL,
	"headcount" integer NOT NULL,
	"reason" text NOT NULL,
	"body_hash" text NOT NULL,
	"filed_on" date NOT NULL,
	"withdrawn_on" date,
	CONSTRAINT "staffing_requests_number_unique" UNIQUE("number")
);
--> statement-breakpoint
CREATE TABLE "campaigns" (
	"case_no" text PRIMARY KEY NOT NULL,
	"organ" text NOT NULL,
	"title" text NOT NULL,
	"rules" jsonb NOT NULL,
	"announcement" jsonb,
	"announced_on" date,
	"opens_at" timestamp with time zone,
	"closes_at" timestamp with time zone,
	"fixed_at" timestamp with time zone,
	"sittings" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"listed_on" date,
	"list_contact" text,
	"result" text
);
--> statement-breakpoint
CREATE TABLE "positions" (
	"case_no" text NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"unit" text NOT NULL,
	"category" text NOT NULL,
	"employment" text NOT NULL,
	"planned" integer NOT NULL,
	"headcount" integer NOT NULL,
	"born_from" date NOT NULL,
	"born_until" date NOT NULL,
	"education" text NOT NULL,
	"sex" text NOT NULL,
	"relaxed_for" text,
	"relaxed_because" text,
	"duties" text NOT NULL,
	CONSTRAINT "positions_case_no_code_pk" PRIMARY KEY("case_no","code")
);
--> statement-breakpoint
CREATE TABLE "applicants" (
	"number" serial PRIMARY KEY NOT NULL,
	"application_no" text NOT NULL,
	"case_no" text NOT NULL,
	"position" text NOT NULL,
	"person_mark" text NOT NULL,
	"masked_name" text NOT NULL,
	"masked_id" text NOT NULL,
	"born_on" date NOT NULL,
	"sex" text NOT NULL,
	"education" text NOT NULL,
	"barred" text[] NOT NULL,
	"targeted" boolean NOT NULL,
	"promise" boolean NOT NULL,
	"body_hash" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"state" text NOT NULL,
	"ticket" text,
	"called_to" text,
	"rank" integer,
	"total" bigint,
	"tie" text,
	"held_by" text,
	CONSTRAINT "applicants_applicationNo_unique" UNIQUE("application_no"),
	CONSTRAINT "one_post_a_campaign" UNIQUE("case_no","person_mark"),
	CONSTRAINT "one_ticket" UNIQUE("case_no","ticket")
);
--> statement-breakpoint
CREATE TABLE "scores" (
	"case_no" text NOT NULL,
	"stage" text NOT NULL,
	"applicant" integer NOT NULL,
	"state" text NOT NULL,
	"points" integer,
	"by" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "scores_case_no_stage_applicant_pk" PRIMARY KEY("case_no","stage","applicant"),
	CONSTRAINT "points_within_hundred" CHECK (("state" = 'scored') = ("points" is not null) and ("points" is null or "points" between 0 and 10000))
);
--> statement-breakpoint
CREATE TABLE "score_changes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_no" text NOT NULL,
	"stage" text NOT NULL,
	"applicant" integer NOT NULL,
	"was" jsonb NOT NULL,
	"became" jsonb NOT NULL,
	"reason" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "score_imports" (
	"case_no" text NOT NULL,
	"stage" text NOT NULL,
	"fingerprint" text NOT NULL,
	"rows" integer NOT NULL,
	"by" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "score_imports_case_no_stage_fingerprint_pk" PRIMARY KEY("case_no","stage","fingerprint")
);
--> statement-breakpoint
CREATE TABLE "outcomes" (
	"case_no" text NOT NULL,
	"stage" text NOT NULL,
	"applicant" integer NOT NULL,
	"passed" boolean NOT NULL,
	"reasons" text[] NOT NULL,
	"by" text,
	"published_on" date,
	"recheck_until" date,
	CONSTRAINT "outcomes_case_no_stage_applicant_pk" PRIMARY KEY("case_no","stage","applicant")
);
--> statement-breakpoint
CREATE TABLE "works" (
	"case_no" text NOT NULL,
	"key" text NOT NULL,
	"reached" integer NOT NULL,
	"counts" jsonb NOT NULL,
	"done" jsonb,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "works_case_no_key_pk" PRIMARY KEY("case_no","key")
);
--> statement-breakpoint
ALTER TABLE "applicants" ADD CONSTRAINT "applicants_case_no_campaigns_case_no_fk" FOREIGN KEY ("case_no") REFERENCES "public"."campaigns"("case_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scores" ADD CONSTRAINT "scores_applicant_applicants_number_fk" FOREIGN KEY ("applicant") REFERENCES "public"."applicants"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcomes" ADD CONSTRAINT "outcomes_applicant_applicants_number_fk" FOREIGN KEY ("applicant") REFERENCES "public"."applicants"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "one_quota_at_a_time" ON "quotas" USING btree ("organ","category") WHERE superseded_on is null;--> statement-breakpoint
CREATE INDEX "reservations_by_quota" ON "reservations" USING btree ("organ","category");--> statement-breakpoint
CREATE INDEX "auxiliaries_by_quota" ON "auxiliaries" USING btree ("organ","category");--> statement-breakpoint
CREATE UNIQUE INDEX "one_file_a_person" ON "auxiliaries" USING btree ("person_mark") WHERE left_on is null;--> statement-breakpoint
CREATE INDEX "staffing_requests_by_organ" ON "staffing_requests" USING btree ("organ","filed_on");--> statement-breakpoint
CREATE INDEX "applicants_by_campaign" ON "applicants" USING btree ("case_no","number");--> statement-breakpoint
CREATE INDEX "applicants_by_state" ON "applicants" USING btree ("case_no","position","state");--> statement-breakpoint
CREATE INDEX "score_changes_by_campaign" ON "score_changes" USING btree ("case_no","stage");--> statement-breakpoint
-- Art. 5: what is allowed on a day, what is on post (leave with the post kept counts), and what open campaigns keep beside it.
create function headcount_on(which text, kind text, day date) returns table (figure integer, used integer, reserved integer)
language sql stable as $$
  select coalesce((select q.figure from quotas q
                    where q.organ = which and q.category = kind and q.from_on <= day and q.until_on >= day and (q.superseded_on is null or q.superseded_on > day)), 0),
         (select count(*)::int from auxiliaries a where a.organ = which and a.category = kind and a.left_on is null),
         coalesce((select sum(greatest(0, r.kept - (select count(*) from auxiliaries a where a.campaign = r.case_no and a.position = r.position)))::int
                     from reservations r where r.organ = which and r.category = kind and not r.released), 0)
$$;
--> statement-breakpoint
-- Arts. 5, 9: headcount never rises above quota, whoever hires or plans at the same time. A quota may be cut below what is used: then nothing rises.
create function headcount_within_quota() returns trigger language plpgsql as $$
declare
  count_on record;
  is_kept boolean := false;
  day date;
begin
  if tg_table_name = 'reservations' then
    if new.kept = 0 or new.released then return null; end if;
    if tg_op = 'UPDATE' then
      if new.kept <= old.kept and not old.released then return null; end if;
    end if;
    day := new."on";
  else
    if tg_op = 'UPDATE' then
      if old.left_on is null or new.left_on is not null then return null; end if;
    end if;
    day := new.started_on;
  end if;
  -- One after the other for each quota; what the others committed is then seen.
  perform pg_advisory_xact_lock(hashtextextended('headcount ' || new.organ || ' ' || new.category, 0));
  if tg_table_name = 'auxiliaries' then
    is_kept := exists (select from reservations r where r.case_no = new.campaign and r.position = new.position and not r.released
                          and r.kept >= (select count(*) from auxiliaries a where a.campaign = new.campaign and a.position = new.position));
  end if;
  select * into count_on from headcount_on(new.organ, new.category, day);
  -- A post that was kept for a campaign is filled: the sum stays as it was, but nobody starts above the figure.
  if count_on.used > count_on.figure or (not is_kept and count_on.used + count_on.reserved > count_on.figure) then
    raise exception 'headcount above quota' using errcode = 'integrity_constraint_violation', constraint = 'headcount_within_quota';
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger headcount_within_quota after insert or update on auxiliaries for each row execute function headcount_within_quota();
--> statement-breakpoint
create trigger headcount_within_quota after insert or update on reservations for each row execute function headcount_within_quota();
--> statement-breakpoint
-- Registration is open from one instant to another, and closed for good once the list is fixed. Whoever fixes it waits for those who came in time.
create function received_in_time() returns trigger language plpgsql as $$
declare
  campaign campaigns;
begin
  select * into campaign from campaigns where case_no = new.case_no for share;
  if campaign.opens_at is null or new.received_at < campaign.opens_at or new.received_at >= campaign.closes_at or campaign.fixed_at is not null or campaign.result is not null then
    raise exception 'registration is not open' using errcode = 'integrity_constraint_violation', constraint = 'received_in_time';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger received_in_time before insert on applicants for each row execute function received_in_time();
--> statement-breakpoint
create trigger append_only before update or delete or truncate on score_changes for each statement execute function forbid_change();
--> statement-breakpoint
create trigger append_only before update or delete or truncate on score_imports for each statement execute function forbid_change();
--> statement-breakpoint
revoke update, delete on score_changes, score_imports from fujing_app;
--> statement-breakpoint
grant usage, select on all sequences in schema public to fujing_app;
