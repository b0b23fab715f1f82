-- A keyed hash of an upload as it was sent: the same Idempotency-Key with other bytes or another name is refused.
alter table documents add column sent_hash text;
--> statement-breakpoint
-- What an officer has begun to write is sealed like what it will become. Nobody had drafts before this release.
delete from drafts;
--> statement-breakpoint
alter table drafts drop column body, add column sealed bytea not null;
--> statement-breakpoint
-- An opening of an identity is written for good; only that the custodian saw it is added later.
create function forbid_rewriting_opening() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and (to_jsonb(new) - 'seen_by_custodian_at') = (to_jsonb(old) - 'seen_by_custodian_at') then
    return new;
  end if;
  raise exception 'rows of % are written for good', tg_table_name using errcode = 'integrity_constraint_violation', constraint = 'identity_openings_append_only';
end $$;
--> statement-breakpoint
create trigger append_only before update or delete on identity_openings for each row execute function forbid_rewriting_opening();
--> statement-breakpoint
create trigger never_emptied before truncate on identity_openings for each statement execute function forbid_change();
--> statement-breakpoint
revoke delete on identity_openings from fujing_app;
--> statement-breakpoint
create index identity_openings_by_case on identity_openings (case_no, at);
