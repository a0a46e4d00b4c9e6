-- Tender projects, their lots and rounds, and what was signed about them. Notices and orders are written once; a lot's row
-- says only where it stands. Bids never touch these rows (protocol 5.4: no counter or statistic of a lot changes with a bid).

create table tender_project (
    code          varchar(64) primary key check (code ~ '^[A-Za-z0-9._-]{1,64}$'),
    name          varchar(300) not null,
    agency_id     uuid not null references organisation,
    tenderee_id   uuid not null references organisation,
    mandate_id    uuid references mandate,
    registered_at timestamptz not null
);

create table lot (
    tender         varchar(64) not null references tender_project,
    lot            varchar(64) not null check (lot ~ '^[A-Za-z0-9._-]{1,64}$'),
    name           varchar(300) not null,
    minimum_bids   integer not null check (minimum_bids >= 1),
    slot_class     varchar(16) not null check (slot_class in ('default', 'crowd')),
    stage          varchar(32) not null,
    resume_stage   varchar(32),
    notice_version integer not null,
    notice_sha256  varchar(64),
    version        integer not null,
    primary key (tender, lot),
    check ((notice_version = 0) = (notice_sha256 is null)),
    check ((stage in ('SUSPENDED', 'PAUSED_OBJECTION')) = (resume_stage is not null))
);

create table lot_round (
    tender      varchar(64) not null,
    lot         varchar(64) not null,
    round       integer not null check (round >= 1),
    envelope    varchar(64) not null,
    after_round integer,
    open_at     timestamptz not null,
    state       varchar(16) not null check (state in ('ANNOUNCED', 'CLOSED', 'OPENED', 'RETURNED')),
    version     integer not null,
    primary key (tender, lot, round),
    foreign key (tender, lot) references lot
);
create index lot_round_due on lot_round (open_at) where state = 'ANNOUNCED';

-- a notice off the chain (a fork, say, that only trustees were sent) still binds where it delays (protocol 5.1b)
create table notice (
    body_sha256   varchar(64) primary key,
    tender        varchar(64) not null,
    lot           varchar(64) not null,
    version       integer not null check (version >= 1),
    in_chain      boolean not null,
    message       bytea not null,
    signer_sha256 varchar(64) not null,
    published_at  timestamptz not null,
    foreign key (tender, lot) references lot
);
create unique index one_notice_of_each_version_in_chain on notice (tender, lot, version) where in_chain;
create trigger notice_is_final before update or delete or truncate on notice execute function refuse_change();

create table regulator_order (
    body_sha256 varchar(64) primary key,
    tender      varchar(64) not null,
    lot         varchar(64) not null,
    kind        varchar(16) not null check (kind in ('SUSPEND', 'RESUME', 'TERMINATE', 'DECIDE')),
    lifts       varchar(64) references regulator_order constraint an_order_is_lifted_once unique,
    message     bytea not null,
    ordered_at  timestamptz not null,
    recorded_at timestamptz not null,
    foreign key (tender, lot) references lot,
    check ((kind = 'RESUME') = (lifts is not null))
);
create index regulator_order_of_lot on regulator_order (tender, lot);
create trigger regulator_order_is_final before update or delete or truncate on regulator_order
    execute function refuse_change();

-- published documents never change; an addendum is a document of its own
create table tender_document (
    tender       varchar(64) not null references tender_project,
    name         varchar(128) not null,
    sha256       varchar(64) not null,
    size         bigint not null,
    added_at     timestamptz not null,
    published_at timestamptz,
    primary key (tender, name)
);

-- while an outage is declared no lot is closed, so that its outage notice can still come before the close (protocol 5.10)
create table outage (
    id          uuid primary key,
    reason      varchar(500) not null,
    began_at    timestamptz not null,
    declared_at timestamptz not null,
    declared_by varchar(255) not null,
    ended_at    timestamptz,
    check (ended_at is null or ended_at >= declared_at)
);
create unique index one_outage_at_a_time on outage ((true)) where ended_at is null;
