-- Open duties reserved to nobody are counted from an index in which equal ones share an entry: twenty times smaller than the one that named each case. The reserved ones, few, have their own.
drop index duties_counted;
create index duties_counted on duties (organ, office, assignee, last_day, clock) where state = 'open' and owed and "only" is null and "except" is null;
create index duties_reserved on duties (organ, office, last_day) where state = 'open' and owed and ("only" is not null or "except" is not null);
