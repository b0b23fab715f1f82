-- Whose identity was opened, where a case has several: the letter to one party is not open because another is. Earlier openings are over within a quarter of an hour.
alter table identity_openings add column party text;
