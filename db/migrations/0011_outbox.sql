-- What the outbox takes next, and what was interrupted, are looked for every few seconds among all deliveries there ever were.
CREATE INDEX "news_to_send" ON "deliveries" USING btree ("state","planned_at","case_no") WHERE state in ('planned', 'attempting') and notice like 'news/%';
