-- A substitution that begins once the term is over takes over what was reserved to its holder; one that was made within the term ends with it.
create or replace function seats_of(who text, day date) returns table (office text, organ text, post_id integer, stands_for text, until_on date)
language sql stable as $$
  select p.office, p.organ, p.id, null::text, p.until_on
    from posts p join users u on u.id = p.user_id
   where p.user_id = who and u.disabled_at is null and p.from_on <= day and (p.until_on is null or p.until_on >= day)
  union all
  select p.office, p.organ, p.id, p.user_id, s.until_on
    from substitutes s join posts p on p.id = s.post_id join users u on u.id = s.user_id
   where s.user_id = who and u.disabled_at is null and day between s.from_on and s.until_on
     and p.from_on <= day and (p.until_on is null or p.until_on >= day or s.from_on > p.until_on)
$$;
--> statement-breakpoint
create or replace function holders_at(at_organ text, at_office text, named text[], barred text[], day date) returns setof text
language sql stable as $$
  select seat.who
    from (select p.user_id as who, p.user_id as for_whom, p.from_on, p.until_on from posts p where p.organ = at_organ and p.office = at_office
          union all
          select b.user_id, p.user_id, greatest(p.from_on, b.from_on), case when b.from_on > p.until_on then b.until_on else least(p.until_on, b.until_on) end
            from posts p join substitutes b on b.post_id = p.id where p.organ = at_organ and p.office = at_office) seat
    join users u on u.id = seat.who and u.disabled_at is null
   where seat.from_on <= day and (seat.until_on is null or seat.until_on >= day)
     and (named is null or seat.who = any (named) or seat.for_whom = any (named))
     and (barred is null or seat.who <> all (barred))
$$;
