-- Closing and opening: what the platform froze, what the trustees sent, what came out. Every table is written once; where a round
-- stands follows from which rows it has, so a job that stops anywhere finds its work again.

create table closed_round (
    close_sha256 varchar(64) primary key,
    tender       varchar(64) not null,
    lot          varchar(64) not null,
    round        integer not null check (round >= 1),
    enough_bids  boolean not null,
    message      bytea not null, -- CLOSE as the platform signed it
    list         bytea not null, -- list.json
    closed_at    timestamptz not null,
    constraint closed_round_closes_once unique (tender, lot, round)
);
create trigger closed_round_is_final before update or delete or truncate on closed_round
    execute function refuse_change();

-- The time-stamp comes after the list is frozen: the authority may be slow, and nobody waits for it under the round's lock.
create table close_token (
    close_sha256 varchar(64) primary key references closed_round,
    token        bytea not null,
    logged_at    timestamptz not null
);
create trigger close_token_is_final before update or delete or truncate on close_token
    execute function refuse_change();

-- Messages as they arrived, sealed to the opening service and the regulator. One with a fault is evidence against its trustee.
create table share_message (
    close_sha256   varchar(64) not null references closed_round,
    message_sha256 varchar(64) not null,
    trustee        varchar(64) not null,
    sealed         bytea not null,
    fault          text,
    received_at    timestamptz not null,
    constraint share_message_key primary key (close_sha256, message_sha256)
);
create unique index share_message_counts_once on share_message (close_sha256, trustee) where fault is null;
create trigger share_message_is_final before update or delete or truncate on share_message
    execute function refuse_change();

create table read_out (
    close_sha256 varchar(64) primary key references closed_round,
    trustees     text[] not null,
    read_out_at  timestamptz not null
);
create trigger read_out_is_final before update or delete or truncate on read_out execute function refuse_change();

-- One row per listed bid; key and package stay with the case file and leave only for those entitled (protocol 5.9 O7).
create table opened_bid (
    close_sha256 varchar(64) not null references closed_round,
    slot         varchar(64) not null,
    slot_key     bytea not null check (octet_length(slot_key) = 32),
    result       varchar(16) not null check (result in ('OPENED', 'BIDDER_FAULT', 'PLATFORM_FAULT')),
    fault        text,
    package      bytea,
    constraint opened_bid_key primary key (close_sha256, slot),
    constraint opened_bid_has_package_or_fault check ((result = 'OPENED') = (package is not null and fault is null))
);
create trigger opened_bid_is_final before update or delete or truncate on opened_bid execute function refuse_change();

create table opened_object (
    close_sha256 varchar(64) not null,
    slot         varchar(64) not null,
    number       integer not null check (number between 1 and 64),
    result       varchar(16) not null check (result in ('OPENED', 'BIDDER_FAULT', 'PLATFORM_FAULT')),
    constraint opened_object_key primary key (close_sha256, slot, number),
    foreign key (close_sha256, slot) references opened_bid
);
create trigger opened_object_is_final before update or delete or truncate on opened_object
    execute function refuse_change();

create table opening_record (
    close_sha256 varchar(64) primary key references closed_round,
    message      bytea not null, -- the JSON twin as the platform signed it
    pdf          bytea not null,
    entry        bytea not null, -- the RECORD entry in the log
    recorded_at  timestamptz not null
);
create trigger opening_record_is_final before update or delete or truncate on opening_record
    execute function refuse_change();

-- The proofs the record's times are taken from: a later checkpoint would give other ones.
create table recorded_proof (
    close_sha256     varchar(64) not null references opening_record,
    slot             varchar(64) not null,
    proof            bytea not null,
    checkpoint_token bytea not null,
    constraint recorded_proof_key primary key (close_sha256, slot)
);
create trigger recorded_proof_is_final before update or delete or truncate on recorded_proof
    execute function refuse_change();
