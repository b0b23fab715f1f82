CREATE TABLE "work_injuries" (
	"case_no" text PRIMARY KEY NOT NULL,
	"person_mark" text NOT NULL,
	"occurred_on" date NOT NULL,
	"organ" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cost_items" (
	"id" text PRIMARY KEY NOT NULL,
	"case_no" text NOT NULL,
	"book" text NOT NULL,
	"request" integer NOT NULL,
	"line" integer NOT NULL,
	"category" text NOT NULL,
	"amount" bigint NOT NULL,
	"payee" text NOT NULL,
	"incurred_on" date NOT NULL,
	"relation" text NOT NULL,
	"statement_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "one_item_a_line" UNIQUE("case_no","book","request","line"),
	CONSTRAINT "amount_is_positive" CHECK ("cost_items"."amount" > 0)
);
--> statement-breakpoint
CREATE TABLE "invoices" (
	"code" text NOT NULL,
	"number" text NOT NULL,
	"item_id" text NOT NULL,
	"case_no" text NOT NULL,
	"amount" bigint NOT NULL,
	"issued_on" date,
	"statement_id" uuid NOT NULL,
	CONSTRAINT "invoices_code_number_pk" PRIMARY KEY("code","number")
);
--> statement-breakpoint
CREATE TABLE "item_classes" (
	"item_id" text NOT NULL,
	"statement_id" uuid NOT NULL,
	"payer" text NOT NULL,
	"ground" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "item_classes_item_id_statement_id_pk" PRIMARY KEY("item_id","statement_id")
);
--> statement-breakpoint
CREATE TABLE "ledger_postings" (
	"id" text PRIMARY KEY NOT NULL,
	"case_no" text NOT NULL,
	"item_id" text NOT NULL,
	"kind" text NOT NULL,
	"on" date NOT NULL,
	"statement_id" uuid NOT NULL,
	"reverses" text,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "ledger_postings_reverses_unique" UNIQUE("reverses")
);
--> statement-breakpoint
CREATE TABLE "ledger_entries" (
	"posting_id" text NOT NULL,
	"account" text NOT NULL,
	"item_id" text NOT NULL,
	"amount" bigint NOT NULL,
	CONSTRAINT "ledger_entries_posting_id_account_pk" PRIMARY KEY("posting_id","account")
);
--> statement-breakpoint
CREATE TABLE "benefit_lines" (
	"case_no" text NOT NULL,
	"statement_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"code" text NOT NULL,
	"title" jsonb NOT NULL,
	"amount" bigint,
	"per" text NOT NULL,
	"payer" text,
	"how" jsonb NOT NULL,
	"ground" jsonb NOT NULL,
	"leaving" boolean DEFAULT false NOT NULL,
	CONSTRAINT "benefit_lines_statement_id_line_pk" PRIMARY KEY("statement_id","line")
);
--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_item_id_cost_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."cost_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_classes" ADD CONSTRAINT "item_classes_item_id_cost_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."cost_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_postings" ADD CONSTRAINT "ledger_postings_item_id_cost_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."cost_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_posting_id_ledger_postings_id_fk" FOREIGN KEY ("posting_id") REFERENCES "public"."ledger_postings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "work_injuries_by_person" ON "work_injuries" USING btree ("person_mark","occurred_on");--> statement-breakpoint
CREATE INDEX "cost_items_by_case" ON "cost_items" USING btree ("case_no");--> statement-breakpoint
CREATE INDEX "invoices_by_item" ON "invoices" USING btree ("item_id");--> statement-breakpoint
CREATE INDEX "ledger_postings_by_case" ON "ledger_postings" USING btree ("case_no","at");--> statement-breakpoint
CREATE INDEX "ledger_entries_by_item" ON "ledger_entries" USING btree ("item_id","account");--> statement-breakpoint
CREATE INDEX "benefit_lines_by_case" ON "benefit_lines" USING btree ("case_no");--> statement-breakpoint
-- Written for good: a payee, an amount and a line of the ledger stand as they were approved. What is wrong is reversed.
create trigger append_only before update or delete or truncate on cost_items for each statement execute function forbid_change();
--> statement-breakpoint
create trigger append_only before update or delete or truncate on invoices for each statement execute function forbid_change();
--> statement-breakpoint
create trigger append_only before update or delete or truncate on item_classes for each statement execute function forbid_change();
--> statement-breakpoint
create trigger append_only before update or delete or truncate on ledger_postings for each statement execute function forbid_change();
--> statement-breakpoint
create trigger append_only before update or delete or truncate on ledger_entries for each statement execute function forbid_change();
--> statement-breakpoint
create trigger append_only before update or delete or truncate on benefit_lines for each statement execute function forbid_change();
--> statement-breakpoint
revoke update, delete on invoices, item_classes, ledger_postings, ledger_entries, benefit_lines from fujing_app;
--> statement-breakpoint
-- Looked at when the transaction ends. Whoever posts on an item holds its row until then, so two at once are one after the other.
create function ledger_holds() returns trigger language plpgsql as $$
declare
  posting ledger_postings;
  item cost_items;
  wrong text;
begin
  if tg_table_name = 'ledger_entries' then
    select * into posting from ledger_postings where id = new.posting_id;
  else
    posting := new;
  end if;
  select * into item from cost_items where id = posting.item_id for update;
  wrong := case
    when posting.case_no <> item.case_no then 'ledger_of_one_case'
    when (select count(*) < 2 or sum(e.amount) <> 0 from ledger_entries e where e.posting_id = posting.id) then 'ledger_sums_to_zero'
    when exists (select from ledger_entries e where e.posting_id = posting.id and e.item_id <> item.id) then 'ledger_of_one_item'
    -- 垫付 and 先行支付 are never merged.
    when exists (select from ledger_entries e where e.posting_id = posting.id and (e.account like 'fund-%') <> (item.book = 'fund-advance')) then 'ledger_books_apart'
    -- A reversal is the exact opposite of what it takes back.
    when posting.reverses is not null and exists (
      select from (select account, amount from ledger_entries where posting_id = posting.id) n
        full join (select account, amount from ledger_entries where posting_id = posting.reverses) o using (account)
       where n.amount is distinct from -o.amount) then 'ledger_reversal_is_opposite'
    -- One payment an item, of its whole amount; no account ever owes the other way round.
    when exists (
      select from ledger_entries e where e.item_id = item.id group by e.account
      having case when e.account in ('paid-out', 'fund-paid-out') then sum(e.amount) not in (0, -item.amount) else sum(e.amount) < 0 end) then 'ledger_one_payment'
  end;
  if wrong is not null then
    raise exception 'the ledger does not hold' using errcode = 'integrity_constraint_violation', constraint = wrong;
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger ledger_holds after insert on ledger_entries deferrable initially deferred for each row execute function ledger_holds();
--> statement-breakpoint
create constraint trigger ledger_holds after insert on ledger_postings deferrable initially deferred for each row execute function ledger_holds();
--> statement-breakpoint
-- What every screen and every check reads: paid = recovered + outstanding + own cost + written off, because each posting sums to zero.
create view case_money as
  select i.case_no, i.book,
         coalesce(-sum(e.amount) filter (where e.account in ('paid-out', 'fund-paid-out')), 0)::bigint as paid,
         coalesce(sum(e.amount) filter (where e.account in ('recovered', 'fund-recovered')), 0)::bigint as recovered,
         coalesce(sum(e.amount) filter (where e.account = 'unclassified' or e.account like 'due-%' or e.account = 'fund-due'), 0)::bigint as outstanding,
         coalesce(sum(e.amount) filter (where e.account = 'own-cost'), 0)::bigint as own_cost,
         coalesce(sum(e.amount) filter (where e.account = 'written-off'), 0)::bigint as written_off
    from cost_items i left join ledger_entries e on e.item_id = i.id
   group by i.case_no, i.book;
--> statement-breakpoint
grant select on case_money to fujing_app;
