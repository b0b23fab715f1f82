-- Which cases an official has started is asked by the sender; statements that answer no duty are few among those of a case.
create index statements_that_began on statements (sender, received_at) where duty is null;
