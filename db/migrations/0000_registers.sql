CREATE TABLE "case_events" (
	"case_no" text NOT NULL,
	"seq" integer NOT NULL,
	"type" text NOT NULL,
	"key" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"body" jsonb NOT NULL,
	"statement_id" uuid,
	"actor" text,
	"actor_post" integer,
	"body_hash" text NOT NULL,
	"hash" text NOT NULL,
	"entered_at" timestamp with time zone NOT NULL,
	CONSTRAINT "case_events_case_no_seq_pk" PRIMARY KEY("case_no","seq")
);
--> statement-breakpoint
CREATE TABLE "cases" (
	"case_no" text PRIMARY KEY NOT NULL,
	"procedure" text NOT NULL,
	"title" text DEFAULT '' NOT NULL,
	"organ" text NOT NULL,
	"opened_on" date NOT NULL,
	"state" text NOT NULL,
	"result" text,
	"closed_on" date,
	"ended_on" date,
	"urgent" boolean NOT NULL,
	"linked_from" text,
	"opening" jsonb NOT NULL,
	"rule_version" text NOT NULL,
	"last_seq" integer NOT NULL,
	"last_hash" text NOT NULL,
	"incident" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "duties" (
	"id" text PRIMARY KEY NOT NULL,
	"case_no" text NOT NULL,
	"key" text NOT NULL,
	"message" text NOT NULL,
	"office" text,
	"organ" text,
	"party" text,
	"only" text[],
	"owed" boolean NOT NULL,
	"clock" text,
	"assignee" text,
	"state" text NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"opened_seq" integer NOT NULL,
	"done_at" timestamp with time zone,
	"done_by" text,
	"last_day" date
);
--> statement-breakpoint
CREATE TABLE "duty_acts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"duty_id" text NOT NULL,
	"case_no" text NOT NULL,
	"kind" text NOT NULL,
	"by" text NOT NULL,
	"to" text,
	"note" text,
	"number" text,
	"body_hash" text NOT NULL,
	"on" date NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "incidents" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"case_no" text NOT NULL,
	"kind" text NOT NULL,
	"detail" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"resolved_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "reads" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_no" text NOT NULL,
	"user_id" text NOT NULL,
	"part" text NOT NULL,
	"ground" text NOT NULL,
	"reason" text,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "statements" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_no" text NOT NULL,
	"message" text NOT NULL,
	"duty" text,
	"sender" text NOT NULL,
	"as" text NOT NULL,
	"organ" text,
	"post_id" integer,
	"received_at" timestamp with time zone NOT NULL,
	"received_on" date NOT NULL,
	"body" jsonb NOT NULL,
	"body_hash" text NOT NULL,
	"told" jsonb NOT NULL,
	"state" text NOT NULL,
	"refusal" jsonb,
	"answered_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "walled_organs" (
	"case_no" text NOT NULL,
	"organ" text NOT NULL,
	CONSTRAINT "walled_organs_case_no_organ_pk" PRIMARY KEY("case_no","organ")
);
--> statement-breakpoint
CREATE TABLE "walls" (
	"case_no" text NOT NULL,
	"user_id" text NOT NULL,
	"ground" text NOT NULL,
	"since" timestamp with time zone NOT NULL,
	CONSTRAINT "walls_case_no_user_id_pk" PRIMARY KEY("case_no","user_id")
);
--> statement-breakpoint
CREATE TABLE "calendar_tellings" (
	"case_no" text NOT NULL,
	"version" integer NOT NULL,
	"told_at" timestamp with time zone,
	CONSTRAINT "calendar_tellings_case_no_version_pk" PRIMARY KEY("case_no","version")
);
--> statement-breakpoint
CREATE TABLE "calendars" (
	"version" integer PRIMARY KEY NOT NULL,
	"announced" integer[] NOT NULL,
	"days" jsonb NOT NULL,
	"source" text NOT NULL,
	"drafted_by" text NOT NULL,
	"published_by" text,
	"drafted_at" timestamp with time zone NOT NULL,
	"published_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "clock_countings" (
	"case_no" text NOT NULL,
	"key" text NOT NULL,
	"seq" integer NOT NULL,
	"counting" jsonb NOT NULL,
	"counted" jsonb NOT NULL,
	CONSTRAINT "clock_countings_case_no_key_seq_pk" PRIMARY KEY("case_no","key","seq")
);
--> statement-breakpoint
CREATE TABLE "clocks" (
	"case_no" text NOT NULL,
	"key" text NOT NULL,
	"period" jsonb NOT NULL,
	"counting" jsonb NOT NULL,
	"started_on" date NOT NULL,
	"last_day" date NOT NULL,
	"original_last_day" date NOT NULL,
	"state" text NOT NULL,
	"stopped_on" date,
	"provisional" boolean NOT NULL,
	"calendar_version" integer NOT NULL,
	"overdue_at" timestamp with time zone,
	CONSTRAINT "clocks_case_no_key_pk" PRIMARY KEY("case_no","key")
);
--> statement-breakpoint
CREATE TABLE "parameters" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"value" jsonb NOT NULL,
	"since" date NOT NULL,
	"basis" text NOT NULL,
	"drafted_by" text NOT NULL,
	"confirmed_by" text,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reminders" (
	"case_no" text NOT NULL,
	"clock" text NOT NULL,
	"rung" text NOT NULL,
	"on" date NOT NULL,
	"number" text,
	"reported_to" text,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "reminders_case_no_clock_rung_pk" PRIMARY KEY("case_no","clock","rung")
);
--> statement-breakpoint
CREATE TABLE "case_keys" (
	"case_no" text PRIMARY KEY NOT NULL,
	"wrapped" "bytea",
	"destroyed_at" timestamp with time zone,
	"destroyed_by" text,
	"ground" text
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"case_no" text NOT NULL,
	"notice" text NOT NULL,
	"nth" integer NOT NULL,
	"channel" text NOT NULL,
	"state" text NOT NULL,
	"message_id" text NOT NULL,
	"planned_at" timestamp with time zone NOT NULL,
	"attempted_at" timestamp with time zone,
	"settled_at" timestamp with time zone,
	"proof" text,
	CONSTRAINT "deliveries_case_no_notice_nth_pk" PRIMARY KEY("case_no","notice","nth")
);
--> statement-breakpoint
CREATE TABLE "documents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_no" text NOT NULL,
	"sender" text NOT NULL,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"size" integer NOT NULL,
	"sha256" text NOT NULL,
	"object_key" text NOT NULL,
	"state" text NOT NULL,
	"refusal" text,
	"received_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "identities" (
	"case_no" text NOT NULL,
	"party" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	"channels" text[] NOT NULL,
	"anonymous" boolean NOT NULL,
	CONSTRAINT "identities_case_no_party_pk" PRIMARY KEY("case_no","party")
);
--> statement-breakpoint
CREATE TABLE "identity_openings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_no" text NOT NULL,
	"user_id" text NOT NULL,
	"office" text NOT NULL,
	"organ" text NOT NULL,
	"ground" text NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"seen_by_custodian_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"id" text PRIMARY KEY NOT NULL,
	"case_no" text NOT NULL,
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"party" text NOT NULL,
	"organ" text NOT NULL,
	"number" text NOT NULL,
	"issued_on" date NOT NULL,
	"issued_seq" integer NOT NULL,
	"content" jsonb NOT NULL,
	"document_id" uuid,
	"service" text NOT NULL,
	"served_on" date,
	"first_read_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "receipt_tokens" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"receipt_hash" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "receipts" (
	"hash" text NOT NULL,
	"case_no" text NOT NULL,
	"party" text NOT NULL,
	CONSTRAINT "receipts_hash_case_no_pk" PRIMARY KEY("hash","case_no")
);
--> statement-breakpoint
CREATE TABLE "declared_kin" (
	"id" serial PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"kin_user_id" text,
	"name" text NOT NULL,
	"relation" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "drafts" (
	"user_id" text NOT NULL,
	"case_no" text NOT NULL,
	"message" text NOT NULL,
	"body" jsonb NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	CONSTRAINT "drafts_user_id_case_no_message_pk" PRIMARY KEY("user_id","case_no","message")
);
--> statement-breakpoint
CREATE TABLE "number_series" (
	"organ" text NOT NULL,
	"kind" text NOT NULL,
	"year" integer NOT NULL,
	"last" integer NOT NULL,
	CONSTRAINT "number_series_organ_kind_year_pk" PRIMARY KEY("organ","kind","year")
);
--> statement-breakpoint
CREATE TABLE "organs" (
	"code" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"name_en" text NOT NULL,
	"sign" text NOT NULL,
	"kind" text NOT NULL,
	"superior" text,
	"phone" text NOT NULL,
	"address" text NOT NULL,
	"hours" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "posts" (
	"id" serial PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"office" text NOT NULL,
	"organ" text NOT NULL,
	"from_on" date NOT NULL,
	"until_on" date
);
--> statement-breakpoint
CREATE TABLE "rate_windows" (
	"key" text NOT NULL,
	"opens_at" timestamp with time zone NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "rate_windows_key_opens_at_pk" PRIMARY KEY("key","opens_at")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text,
	"content" jsonb NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "substitutes" (
	"id" serial PRIMARY KEY NOT NULL,
	"post_id" integer NOT NULL,
	"user_id" text NOT NULL,
	"from_on" date NOT NULL,
	"until_on" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "temporal_stores" (
	"namespace_id" text PRIMARY KEY NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	"taken_up" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" text PRIMARY KEY NOT NULL,
	"username" text NOT NULL,
	"name" text NOT NULL,
	"pinyin" text NOT NULL,
	"badge" text,
	"password_hash" text NOT NULL,
	"disabled_at" timestamp with time zone,
	CONSTRAINT "users_username_unique" UNIQUE("username")
);
--> statement-breakpoint
ALTER TABLE "declared_kin" ADD CONSTRAINT "declared_kin_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "declared_kin" ADD CONSTRAINT "declared_kin_kin_user_id_users_id_fk" FOREIGN KEY ("kin_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_organ_organs_code_fk" FOREIGN KEY ("organ") REFERENCES "public"."organs"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "substitutes" ADD CONSTRAINT "substitutes_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "substitutes" ADD CONSTRAINT "substitutes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "cases_by_state" ON "cases" USING btree ("procedure","state","opened_on");--> statement-breakpoint
CREATE INDEX "duties_worklist" ON "duties" USING btree ("state","owed","organ","office","last_day","opened_at");--> statement-breakpoint
CREATE INDEX "duties_by_case" ON "duties" USING btree ("case_no","state");--> statement-breakpoint
CREATE INDEX "duty_acts_by_duty" ON "duty_acts" USING btree ("duty_id","at");--> statement-breakpoint
CREATE INDEX "reads_by_case" ON "reads" USING btree ("case_no","at");--> statement-breakpoint
CREATE INDEX "statements_by_case" ON "statements" USING btree ("case_no","received_at");--> statement-breakpoint
CREATE INDEX "statements_unheard" ON "statements" USING btree ("state","received_at");--> statement-breakpoint
CREATE INDEX "clocks_running" ON "clocks" USING btree ("state","last_day");--> statement-breakpoint
CREATE INDEX "documents_by_case" ON "documents" USING btree ("case_no");--> statement-breakpoint
CREATE INDEX "notices_by_case" ON "notices" USING btree ("case_no");--> statement-breakpoint
CREATE INDEX "posts_by_seat" ON "posts" USING btree ("organ","office");--> statement-breakpoint
CREATE INDEX "posts_by_user" ON "posts" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sessions_by_user" ON "sessions" USING btree ("user_id");