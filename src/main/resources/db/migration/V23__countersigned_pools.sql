-- Pools of draws: the regulator reads who is behind the handles and signs for it before the draw is announced (protocol 8.2-9).
alter table committee_draw alter column state type varchar(24);
alter table committee_draw drop constraint committee_draw_state_check;
alter table committee_draw add constraint committee_draw_state_check
    check (state in ('REQUESTED', 'AWAITING_REGULATOR', 'ANNOUNCED', 'DRAWN', 'SETTLED'));
alter table committee_draw add column pool_message bytea; -- POOL as the platform signed it, once announced the regulator too

-- who read a private file, and when; body and salt open the log's commitment to it
create table pool_reading (
    id      uuid        primary key,
    draw_id varchar(64) not null references committee_draw,
    body    bytea       not null,
    salt    bytea       not null check (octet_length(salt) = 16)
);
create trigger pool_reading_is_final before update or delete or truncate on pool_reading execute function refuse_change();
