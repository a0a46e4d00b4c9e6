-- Custody: how one-time keys come about, and which lot and round they belong to. No secret is ever in these tables.
create table key_ceremony (
    batch      varchar(54) primary key,
    key_count  integer     not null check (key_count between 1 and 16384),
    state      varchar(16) not null check (state in ('DEALING', 'CERTIFYING', 'CERTIFIED', 'FAILED')),
    failure    text        not null,
    started_at timestamptz not null,
    ended_at   timestamptz,
    version    integer     not null
);
-- the agents have work for one ceremony at a time, and two nodes must not start two
create unique index one_ceremony_at_a_time on key_ceremony ((true)) where state in ('DEALING', 'CERTIFYING');

-- The bulletin: what trustees sent, relayed byte for byte.
create table ceremony_message (
    id      uuid        primary key,
    batch   varchar(54) not null references key_ceremony,
    kind    varchar(16) not null check (kind in ('DEALING', 'CERTIFICATE', 'COMPLAINT')),
    trustee varchar(64) not null,
    message bytea       not null,
    constraint one_message_of_a_kind unique (batch, kind, trustee)
);

create table key_batch (
    batch           varchar(54) primary key references key_ceremony,
    register_sha256 varchar(64) not null,
    statement       bytea       not null,
    public_keys     bytea       not null,
    key_count       integer     not null,
    next_key        integer     not null check (next_key between 0 and key_count),
    certified_at    timestamptz not null
);

-- A round that needs keys as soon as its notice is under witness quorum.
create table key_request (
    id              uuid         primary key,
    tender          varchar(64)  not null,
    lot             varchar(64)  not null,
    round           integer      not null check (round > 0),
    notice_sha256   varchar(64)  not null,
    open_at         timestamptz  not null,
    minimum_bids    integer      not null check (minimum_bids > 0),
    class_of_slots  varchar(32)  not null,
    notice_message  bytea        not null,
    requested_at    timestamptz  not null,
    proposed        boolean      not null,
    constraint one_request_per_round unique (tender, lot, round)
);

create table key_allotment (
    id          uuid        primary key,
    tender      varchar(64) not null,
    lot         varchar(64) not null,
    round       integer     not null,
    body        bytea       not null,
    sha256      varchar(64) not null unique,
    message     bytea,
    proposed_at timestamptz not null,
    allotted_at timestamptz,
    version     integer     not null,
    constraint one_allotment_per_round unique (tender, lot, round),
    check ((message is null) = (allotted_at is null))
);

-- One row per key that was ever proposed: a key in two allotments is a key that opens too early (protocol 5.1a).
create table allotted_key (
    batch     varchar(54) not null references key_batch,
    key_no    integer     not null check (key_no >= 0),
    tender    varchar(64) not null,
    lot       varchar(64) not null,
    round     integer     not null,
    constraint a_key_is_allotted_once primary key (batch, key_no)
);

create table allotment_signature (
    id           uuid        primary key,
    allotment_id uuid        not null references key_allotment,
    trustee      varchar(64) not null,
    message      bytea       not null,
    constraint one_signature_per_trustee unique (allotment_id, trustee)
);

create function custody_refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % are written once', tg_table_name using errcode = 'integrity_constraint_violation';
end $$;
create trigger ceremony_message_is_final before update or delete or truncate on ceremony_message
    execute function custody_refuse_change();
create trigger allotted_key_is_final before update or delete or truncate on allotted_key
    execute function custody_refuse_change();
create trigger allotment_signature_is_final before update or delete or truncate on allotment_signature
    execute function custody_refuse_change();
