-- The worklist counts all open duties of a seat by clock and last day: from the index alone, without reading a row of the table.
create index duties_counted on duties (organ, office, last_day, clock, case_no, id, "only", "except", assignee) where state = 'open' and owed;
