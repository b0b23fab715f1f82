-- Art. 14(2): no work injury is closed before somebody said whether an advance is needed, and before its people were told.
create function injury_closed_when_settled() returns trigger language plpgsql as $$
begin
  if new.procedure = 'work-injury' and new.state = 'closed' and old.state <> 'closed' then
    if not exists (select from statements s where s.case_no = new.case_no and s.message = 'requestAdvance' and s.state = 'answered') then
      raise exception 'a work injury closes only with a word on the advance' using errcode = 'integrity_constraint_violation', constraint = 'closed_with_word_on_advance';
    end if;
    if not exists (select from notices n where n.case_no = new.case_no and n.kind = 'closing-notice' and n.service in ('served', 'undeliverable', 'not-owed')) then
      raise exception 'a work injury closes only when its people were told' using errcode = 'integrity_constraint_violation', constraint = 'closed_only_when_told';
    end if;
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger injury_closed_when_settled before update on cases for each row execute function injury_closed_when_settled();
