-- Whom four eyes bar from a duty: it is not in their list, and it gives them no part that they did not have.
alter table duties add column "except" text[];
--> statement-breakpoint
create index duties_barred on duties (organ, office) where state = 'open' and "except" is not null;
--> statement-breakpoint
create or replace function may_see(who text, no text, day date) returns text
language sql stable as $$
  select case when walled(who, no, day) then null else coalesce(
    (select case when bool_or(d.state = 'open' and d.owed and (d.except is null or who <> all (d.except))) then 'duty' else 'part' end
       from duties d join seats_of(who, day) s on s.office = d.office and s.organ = d.organ
      where d.case_no = no and (d.only is null or who = any (d.only) or s.stands_for = any (d.only))
     having count(*) > 0),
    (select 'part'
       from (select b.sender, b.post_id from statements b where b.case_no = no and b.duty is null order by b.received_at limit 1) began
       join seats_of(who, day) s on s.post_id = began.post_id and s.stands_for is null
      where began.sender = who)
  ) end
$$;
--> statement-breakpoint
-- Who may answer at a seat on a day, walls aside: its holders and those who stand in for them, of the named ones where some are named, and nobody whom four eyes bar.
create function holders_at(at_organ text, at_office text, named text[], barred text[], day date) returns setof text
language sql stable as $$
  select seat.who
    from (select p.user_id as who, p.user_id as for_whom, p.from_on, p.until_on from posts p where p.organ = at_organ and p.office = at_office
          union all
          select b.user_id, p.user_id, greatest(p.from_on, b.from_on), least(p.until_on, b.until_on)
            from posts p join substitutes b on b.post_id = p.id where p.organ = at_organ and p.office = at_office) seat
    join users u on u.id = seat.who and u.disabled_at is null
   where seat.from_on <= day and (seat.until_on is null or seat.until_on >= day)
     and (named is null or seat.who = any (named) or seat.for_whom = any (named))
     and (barred is null or seat.who <> all (barred))
$$;
--> statement-breakpoint
-- Whether anybody at all may answer a duty on a day.
create function answerable(d duties, day date) returns boolean
language sql stable as $$
  select d.office is null or exists (select from holders_at(d.organ, d.office, d.only, d.except, day) who where not walled(who, d.case_no, day))
$$;
