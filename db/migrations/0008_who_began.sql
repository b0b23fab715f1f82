-- The one access rule, with whoever began the case: who registered a matter may go on reading what became of it, with a reason,
-- as long as the post is held from which it was registered.
create or replace function may_see(who text, no text, day date) returns text
language sql stable as $$
  select case when walled(who, no, day) then null else coalesce(
    (select case when bool_or(d.state = 'open' and d.owed) then 'duty' else 'part' end
       from duties d join seats_of(who, day) s on s.office = d.office and s.organ = d.organ
      where d.case_no = no and (d.only is null or who = any (d.only) or s.stands_for = any (d.only))
     having count(*) > 0),
    (select 'part'
       from (select b.sender, b.post_id from statements b where b.case_no = no and b.duty is null order by b.received_at limit 1) began
       join seats_of(who, day) s on s.post_id = began.post_id and s.stands_for is null
      where began.sender = who)
  ) end
$$;
