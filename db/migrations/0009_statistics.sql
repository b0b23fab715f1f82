-- Rows of a campaign are written by the thousand in seconds; whoever wrote them lets the planner know (db/statistics.ts).
grant maintain on applicants, outcomes, scores to fujing_app;
