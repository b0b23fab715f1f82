-- The seats a user may act from on a day: own posts, and those of others whom the user stands in for.
create function seats_of(who text, day date) returns table (office text, organ text, post_id integer, stands_for text, until_on date)
language sql stable as $$
  select p.office, p.organ, p.id, null::text, p.until_on
    from posts p join users u on u.id = p.user_id
   where p.user_id = who and u.disabled_at is null and p.from_on <= day and (p.until_on is null or p.until_on >= day)
  union all
  select p.office, p.organ, p.id, p.user_id, s.until_on
    from substitutes s join posts p on p.id = s.post_id join users u on u.id = s.user_id
   where s.user_id = who and u.disabled_at is null and day between s.from_on and s.until_on
     and p.from_on <= day and (p.until_on is null or p.until_on >= day)
$$;
--> statement-breakpoint
-- Whether a wall stands between a user and a case: named, declared kin of one named, or a post in the subject's own organ.
create function walled(who text, no text, day date) returns boolean
language sql stable as $$
  select exists (select from walls w where w.case_no = no and w.user_id = who)
      or exists (select from walls w join declared_kin k on k.user_id = w.user_id where w.case_no = no and k.kin_user_id = who)
      or exists (select from walls w join declared_kin k on k.kin_user_id = w.user_id where w.case_no = no and k.user_id = who and w.ground <> 'recused')
      or exists (select from walled_organs o join posts p on p.organ = o.organ
                  where o.case_no = no and p.user_id = who and p.from_on <= day and (p.until_on is null or p.until_on >= day))
$$;
--> statement-breakpoint
-- The one access rule: by which part in the case a user may see it on a day; null when not at all.
create function may_see(who text, no text, day date) returns text
language sql stable as $$
  select case when walled(who, no, day) then null else (
    select case when bool_or(d.state = 'open' and d.owed) then 'duty' else 'part' end
      from duties d join seats_of(who, day) s on s.office = d.office and s.organ = d.organ
     where d.case_no = no and (d.only is null or who = any (d.only) or s.stands_for = any (d.only))
    having count(*) > 0
  ) end
$$;
--> statement-breakpoint
create function forbid_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are written for good', tg_table_name using errcode = 'integrity_constraint_violation', constraint = tg_table_name || '_append_only';
end $$;
--> statement-breakpoint
create trigger append_only before update or delete or truncate on case_events for each statement execute function forbid_change();
--> statement-breakpoint
create trigger append_only before update or delete or truncate on reads for each statement execute function forbid_change();
--> statement-breakpoint
create trigger append_only before update or delete or truncate on clock_countings for each statement execute function forbid_change();
--> statement-breakpoint
create trigger append_only before update or delete or truncate on duty_acts for each statement execute function forbid_change();
--> statement-breakpoint
-- Art. 17(2): no complaint is closed before its complainant was told, or could not be, or need not be.
create function closed_only_when_told() returns trigger language plpgsql as $$
begin
  if new.procedure = 'complaint' and new.state = 'closed' and old.state <> 'closed' and not exists (
    select from notices n where n.case_no = new.case_no and n.service in ('served', 'undeliverable', 'not-owed')
  ) then
    raise exception 'a complaint closes only when its complainant was told' using errcode = 'integrity_constraint_violation', constraint = 'closed_only_when_told';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger closed_only_when_told before update on cases for each row execute function closed_only_when_told();
--> statement-breakpoint
alter table notices add constraint one_notice_a_key unique (case_no, key), add constraint one_number unique (number);
--> statement-breakpoint
alter table case_events add constraint one_happening_a_key unique (case_no, type, key);
--> statement-breakpoint
create unique index one_post_at_a_time on posts (user_id, office, organ) where until_on is null;
--> statement-breakpoint
do $$ begin
  if not exists (select from pg_roles where rolname = 'fujing_app') then create role fujing_app nologin; end if;
exception when duplicate_object or unique_violation then null;
end $$;
--> statement-breakpoint
grant usage on schema public to fujing_app;
--> statement-breakpoint
grant select, insert, update, delete on all tables in schema public to fujing_app;
--> statement-breakpoint
grant usage, select on all sequences in schema public to fujing_app;
--> statement-breakpoint
revoke update, delete on case_events, reads, clock_countings, duty_acts from fujing_app;
--> statement-breakpoint
alter default privileges in schema public grant select, insert, update, delete on tables to fujing_app;
