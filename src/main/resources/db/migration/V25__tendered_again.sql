-- A failed lot may be tendered again, in further rounds of the same lot. Rounds belong to the tendering that opened them.
alter table lot add column tendering integer not null default 1 check (tendering >= 1);
alter table lot_round add column tendering integer not null default 1 check (tendering >= 1);

-- the decisions, as they were signed
create table retendering (
    tender    varchar(64) not null,
    lot       varchar(64) not null,
    tendering integer not null check (tendering >= 2),
    message   bytea not null,
    kept_at   timestamptz not null,
    constraint retendering_key primary key (tender, lot, tendering),
    foreign key (tender, lot) references lot
);
create trigger retendering_is_final before update or delete or truncate on retendering execute function refuse_change();
