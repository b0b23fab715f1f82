create index cases_linked on cases (linked_from) where linked_from is not null;
--> statement-breakpoint
-- Whoever may not see a case may not see what came of it either: a wall before a case stands before every case linked from it, whether it is put up before that one is opened or after. Under the lock neither misses the other.
create function wall_before_linked() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('walls ' || new.case_no, 0));
  insert into walls (case_no, user_id, ground, since) select c.case_no, new.user_id, new.ground, new.since from cases c where c.linked_from = new.case_no on conflict do nothing;
  return null;
end $$;
--> statement-breakpoint
create function organ_walled_before_linked() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('walls ' || new.case_no, 0));
  insert into walled_organs (case_no, organ) select c.case_no, new.organ from cases c where c.linked_from = new.case_no on conflict do nothing;
  return null;
end $$;
--> statement-breakpoint
create function linked_behind_walls() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('walls ' || new.linked_from, 0));
  insert into walls (case_no, user_id, ground, since) select new.case_no, w.user_id, w.ground, w.since from walls w where w.case_no = new.linked_from on conflict do nothing;
  insert into walled_organs (case_no, organ) select new.case_no, o.organ from walled_organs o where o.case_no = new.linked_from on conflict do nothing;
  return null;
end $$;
--> statement-breakpoint
create trigger before_linked after insert on walls for each row execute function wall_before_linked();
--> statement-breakpoint
create trigger before_linked after insert on walled_organs for each row execute function organ_walled_before_linked();
--> statement-breakpoint
create trigger behind_walls after insert or update of linked_from on cases for each row when (new.linked_from is not null) execute function linked_behind_walls();
--> statement-breakpoint
-- What was put up before this rule stood. Each row reaches what came of the linked case in turn.
insert into walls (case_no, user_id, ground, since) select c.case_no, w.user_id, w.ground, w.since from walls w join cases c on c.linked_from = w.case_no on conflict do nothing;
--> statement-breakpoint
insert into walled_organs (case_no, organ) select c.case_no, o.organ from walled_organs o join cases c on c.linked_from = o.case_no on conflict do nothing;
