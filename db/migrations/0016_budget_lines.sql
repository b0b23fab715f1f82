-- The budget line named last by the finance of an organ is proposed to it: found without reading all that was ever said.
create index statements_budget_line on statements (organ, answered_at) where message = 'confirmAdvance' and state = 'answered';
