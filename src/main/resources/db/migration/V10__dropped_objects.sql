-- Sealed objects nobody will ever open: those of replaced and withdrawn bids. The CLOSE of their round puts them on this list,
-- in its transaction; the store deletes them later. A row names no round and no slot, and its day no hour: which bids were
-- withdrawn stays sealed.
create table dropped_object (
    sha256       varchar(64) primary key check (sha256 ~ '^[0-9a-f]{64}$'),
    deletable_on date not null
);
create index dropped_object_due on dropped_object (deletable_on);

-- What the disclosed bids list, to find a bid by one of its objects: such an object stays, whoever dropped it elsewhere.
create table disclosed_object (
    sha256 varchar(64) not null check (sha256 ~ '^[0-9a-f]{64}$'),
    tender text not null,
    lot    text not null,
    round  integer not null,
    slot   text not null,
    constraint disclosed_object_key primary key (sha256, tender, lot, round, slot),
    constraint disclosed_object_is_of_a_bid foreign key (tender, lot, round, slot) references disclosed_bid
);
create trigger disclosed_object_is_final before update or delete or truncate on disclosed_object
    execute function refuse_change_of_bids();
