-- The one access rule, with whoever was told of a missed day: the leader of the organ to whose post a reminder was reported looks into the case, with a reason.
create or replace function may_see(who text, no text, day date) returns text
language sql stable as $$
  with held as (
    select case when bool_or(d.state = 'open' and d.owed) then 'duty' else 'part' end as part
      from duties d join seats_of(who, day) s on s.office = d.office and s.organ = d.organ
     where d.case_no = no and (d.only is null or who = any (d.only) or s.stands_for = any (d.only)) and (d.except is null or who <> all (d.except))
    having count(*) > 0
  )
  select case when walled(who, no, day) then null else coalesce(
    (select part from held where part = 'duty'),
    (select 'charge'
       from cases c join seats_of(who, day) s on s.office = 'recruitment-officer' and s.organ = c.organ
      where c.case_no = no and c.procedure = 'recruitment' and c.ended_on is null limit 1),
    (select part from held),
    (select 'part'
       from (select b.sender, b.post_id from statements b where b.case_no = no and b.duty is null order by b.received_at limit 1) began
       join seats_of(who, day) s on s.post_id = began.post_id and s.stands_for is null
      where began.sender = who),
    (select 'part'
       from reminders r join posts p on p.user_id = r.reported_to and p.office = 'organ-leader' and p.from_on <= r."on" and (p.until_on is null or p.until_on >= r."on")
       join seats_of(who, day) s on s.office = p.office and s.organ = p.organ
      where r.case_no = no limit 1)
  ) end
$$;
