-- From the report of the evaluation to the archive. What was signed is written once; the award's row says only who is chosen,
-- and every time limit is a row of its own with the instant at which it is due.

create table award (
    tender        varchar(64) not null,
    lot           varchar(64) not null,
    round         integer not null check (round >= 1),
    report_sha256 varchar(64) not null,
    candidates    text not null,
    received_at   timestamptz not null,
    winner_slot   varchar(64),
    decision_sha256 varchar(64),
    decided_at    timestamptz,
    decided_by    varchar(16) check (decided_by in ('TENDEREE', 'SYSTEM')),
    told_at       timestamptz,
    version       integer not null,
    primary key (tender, lot),
    foreign key (tender, lot) references lot,
    constraint a_winner_is_decided check (winner_slot is null or decision_sha256 is not null),
    constraint a_decision_has_its_time check ((decision_sha256 is null) = (decided_at is null)),
    constraint a_decision_is_somebodys check ((decision_sha256 is null) = (decided_by is null))
);

-- everything that was signed or handed in about the outcome of a lot, in the exact bytes
create table award_paper (
    tender     varchar(64) not null,
    lot        varchar(64) not null,
    number     integer not null check (number >= 1),
    kind       varchar(32) not null,
    sha256     varchar(64) not null,
    content    bytea not null check (encode(sha256(content), 'hex') = sha256),
    kept_at    timestamptz not null,
    constraint award_paper_key primary key (tender, lot, number),
    foreign key (tender, lot) references lot
);
create trigger award_paper_is_final before update or delete or truncate on award_paper execute function refuse_change();

-- files the tender side attached: evidence for passing somebody over, contracts, acceptance records; the bytes are blobs
create table award_file (
    tender   varchar(64) not null,
    lot      varchar(64) not null,
    sha256   varchar(64) not null,
    name     varchar(128) not null,
    size     bigint not null check (size >= 0),
    added_by varchar(255) not null,
    added_at timestamptz not null,
    constraint award_file_key primary key (tender, lot, sha256),
    foreign key (tender, lot) references lot
);
create trigger award_file_is_final before update or delete or truncate on award_file execute function refuse_change();

-- a time limit or a period that runs for a lot; held while the lot is held, and then as much later
create table award_clock (
    id           uuid primary key,
    tender       varchar(64) not null,
    lot          varchar(64) not null,
    subject      varchar(32) not null,
    rule         varchar(40) not null,
    citation     varchar(200) not null,
    at_least     boolean not null,
    began_at     timestamptz not null,
    stated_until timestamptz,
    due_at       timestamptz not null,
    held_at      timestamptz,
    held_millis  bigint not null check (held_millis >= 0),
    met_at       timestamptz,
    alarmed_at   timestamptz,
    version      integer not null,
    foreign key (tender, lot) references lot
);
create unique index one_running_clock_of_a_subject on award_clock (tender, lot, subject) where met_at is null;
create index award_clock_due on award_clock (due_at) where met_at is null and held_at is null;

-- the filed package: its bytes are a blob, its manifest is logged
create table lot_archive (
    tender          varchar(64) not null,
    lot             varchar(64) not null,
    manifest_sha256 varchar(64) not null,
    manifest        bytea not null,
    package_sha256  varchar(64) not null,
    size            bigint not null,
    retention       varchar(40) not null,
    retain_until    timestamptz not null,
    archived_at     timestamptz not null,
    constraint lot_archive_key primary key (tender, lot),
    foreign key (tender, lot) references lot
);
create trigger lot_archive_is_final before update or delete or truncate on lot_archive execute function refuse_change();
