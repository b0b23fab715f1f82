-- From which day on a post in a walled organ keeps its holder out of a case: when it was opened, or the one from which it was linked. Without a row of the case, none.
create function walled_since(no text) returns date
language sql stable as $$
  select least(c.opened_on, f.opened_on) from cases c left join cases f on f.case_no = c.linked_from where c.case_no = no
$$;
--> statement-breakpoint
-- A transfer opens nothing: whoever held a post in the subject's own organ when the case was opened, or since, stays behind its wall.
create or replace function walled(who text, no text, day date) returns boolean
language sql stable as $$
  select exists (select from walls w where w.case_no = no and w.user_id = who)
      or exists (select from walls w join declared_kin k on k.user_id = w.user_id where w.case_no = no and k.kin_user_id = who)
      or exists (select from walls w join declared_kin k on k.kin_user_id = w.user_id where w.case_no = no and k.user_id = who and w.ground <> 'recused')
      or exists (select from walled_organs o join posts p on p.organ = o.organ
                  where o.case_no = no and p.user_id = who and p.from_on <= day and (p.until_on is null or p.until_on >= least(day, walled_since(no))))
$$;
