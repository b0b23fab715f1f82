-- A rung of the ladder belongs to a last day: a clock that was extended, paused or counted anew has another, of which nobody was reminded yet.
alter table reminders add column last_day date;
--> statement-breakpoint
update reminders r set last_day = coalesce(
  (select (k.counted ->> 'lastDay')::date from clock_countings k join case_events e on e.case_no = k.case_no and e.seq = k.seq
    where k.case_no = r.case_no and k.key = r.clock and e.entered_at <= r.at order by k.seq desc limit 1),
  (select c.last_day from clocks c where c.case_no = r.case_no and c.key = r.clock),
  r."on");
--> statement-breakpoint
alter table reminders alter column last_day set not null;
--> statement-breakpoint
alter table reminders drop constraint reminders_case_no_clock_rung_pk;
--> statement-breakpoint
alter table reminders add constraint reminders_case_no_clock_rung_last_day_pk primary key (case_no, clock, rung, last_day);
