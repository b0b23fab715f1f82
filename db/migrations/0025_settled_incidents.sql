-- A case stands still while an incident of it is open, and no longer: calendars are passed on to it again once a person has settled the last.
create function incident_settled() returns trigger language plpgsql as $$
begin
  update cases set incident = exists (select from incidents i where i.case_no = new.case_no and i.resolved_at is null) where case_no = new.case_no;
  return null;
end $$;
--> statement-breakpoint
create trigger settled after update of resolved_at on incidents for each row execute function incident_settled();
--> statement-breakpoint
update cases c set incident = false where c.incident and not exists (select from incidents i where i.case_no = c.case_no and i.resolved_at is null);
