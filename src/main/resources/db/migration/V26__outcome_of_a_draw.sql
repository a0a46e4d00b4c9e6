-- SETTLED as the platform signed it: evidence of a draw is handed out only under a checkpoint that holds it.
alter table committee_draw add column settled_message bytea; -- null also in draws settled before this column
