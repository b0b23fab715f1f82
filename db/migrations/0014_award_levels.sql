-- After an objection to its level an award may be given at another one; the earlier row stays, and says since when it is replaced.
alter table awards drop constraint awards_pkey;
--> statement-breakpoint
alter table awards add primary key (case_no, statement_id);
--> statement-breakpoint
alter table awards add column replaced_on date;
--> statement-breakpoint
drop index one_deed_one_award;
--> statement-breakpoint
create unique index one_deed_one_award on awards (person_mark, deed_on) where revoked_on is null and replaced_on is null;
--> statement-breakpoint
create or replace function award_stands() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE'
     or (new.case_no, new.person_mark, new.level, new.deed_on, new.decided_on, new.organ, new.statement_id, new.bonus) is distinct from (old.case_no, old.person_mark, old.level, old.deed_on, old.decided_on, old.organ, old.statement_id, old.bonus)
     or (old.revoked_on is not null and (new.revoked_on, new.revoked_by) is distinct from (old.revoked_on, old.revoked_by))
     or (old.replaced_on is not null and new.replaced_on is distinct from old.replaced_on)
     or (old.in_file_on is not null and new.in_file_on is distinct from old.in_file_on) then
    raise exception 'an award stands as it was decided' using errcode = 'integrity_constraint_violation', constraint = 'award_stands';
  end if;
  return new;
end $$;
