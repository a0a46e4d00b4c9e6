-- Registration with the centre: the project behind a tender, what was handed in, what the centre answered by signed slips, and
-- the unified transaction code each lot got.

create table project (
    code          varchar(64) primary key check (code ~ '^[A-Za-z0-9._-]{1,64}$'),
    name          varchar(300) not null,
    agency_id     uuid not null references organisation,
    tenderee_id   uuid not null references organisation,
    region        varchar(6) not null check (region = 'CN' or region ~ '^[1-9][0-9]{5}$'),
    approval      varchar(200) not null,
    fund_source   varchar(200) not null,
    investment    numeric(19, 2) not null check (investment > 0),
    state_funded  boolean not null,
    registered_at timestamptz not null
);
alter table tender_project add column project varchar(64) references project;
create index tender_project_of_project on tender_project (project);

create table registration (
    tender       varchar(64) primary key references tender_project,
    state        varchar(16) not null check (state in ('DRAFT', 'SUBMITTED', 'CORRECTION', 'REFUSED', 'REGISTERED')),
    submitted_at timestamptz,
    due_at       timestamptz,
    version      integer not null,
    check ((state = 'DRAFT') = (submitted_at is null)),
    check (due_at is null or state = 'SUBMITTED')
);
create index registration_waiting on registration (due_at) where state = 'SUBMITTED';

-- nobody edits due_at: it follows from when a matter was handed in and from these
create table registration_event (
    id     uuid primary key,
    tender varchar(64) not null references registration,
    kind   varchar(16) not null check (kind in ('SUSPENDED', 'RESUMED', 'EXTENDED')),
    days   integer not null check (days >= 0 and (days > 0) = (kind = 'EXTENDED')),
    ground varchar(500) not null check (ground <> ''),
    actor  varchar(255) not null,
    at     timestamptz not null
);
create index registration_event_of_tender on registration_event (tender, at);
create trigger registration_event_is_final before update or delete or truncate on registration_event
    execute function refuse_change();

create table slip (
    number    varchar(16) primary key,
    tender    varchar(64) not null references registration,
    kind      varchar(16) not null check (kind in ('ACCEPTED', 'CORRECTION', 'REFUSED')),
    message   bytea not null,
    logged    bytea not null,
    handler   varchar(255) not null,
    issued_at timestamptz not null
);
create index slip_of_tender on slip (tender, issued_at);
create trigger slip_is_final before update or delete or truncate on slip execute function refuse_change();

-- the last number given in each series: slips of a year, transaction codes of a day
create table number_series (
    name varchar(32) primary key,
    last integer not null check (last between 0 and 999999)
);

alter table lot add column transaction_code varchar(40) constraint transaction_code_once unique;

-- rooms and dates, booked before the announcement
alter table lot add column place varchar(100);
alter table lot add column booked_for timestamptz;
alter table lot add constraint a_place_is_booked_for_a_time check (place is null or booked_for is not null);
alter table lot add constraint a_place_is_booked_once unique (place, booked_for);
