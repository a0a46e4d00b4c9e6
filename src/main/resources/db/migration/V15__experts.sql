-- Keys are allotted to expert draws as well as to rounds of bids (protocol 8.2-1). A draw's serial number stands in the column
-- round; it has one request and one allotment, as each number is used once.
alter table key_request add column purpose varchar(16) not null default 'BID' check (purpose in ('BID', 'DRAW'));
alter table key_request drop constraint one_request_per_allotment;
alter table key_request add constraint one_request_per_allotment unique (purpose, tender, lot, round, allotment_no);

alter table key_allotment add column purpose varchar(16) not null default 'BID' check (purpose in ('BID', 'DRAW'));
alter table key_allotment drop constraint one_allotment_of_a_number;
alter table key_allotment add constraint one_allotment_of_a_number unique (purpose, tender, lot, round, allotment_no);

-- Experts: whom the centre has admitted, and who sits in which committee. Who was drawn is secret until the result (TBL 37):
-- names, and the tie between a handle and an expert, are ciphertext under the master key, which is no part of the database.
create table expert (
    id                 uuid          primary key,
    account            varchar(255)  unique,
    sealed_name        bytea         not null,
    specialties        varchar(64)[] not null,
    region             varchar(64)   not null,
    certificate_sha256 varchar(64)   not null unique,
    certificate        bytea         not null,
    registered_at      timestamptz   not null,
    version            integer       not null
);

create table expert_employment (
    expert_id   uuid        not null references expert,
    credit_code varchar(18) not null,
    from_on     date        not null,
    until_on    date        check (until_on > from_on)
);
create index expert_employment_of on expert_employment (expert_id);

create table expert_availability (
    expert_id uuid        not null references expert,
    from_at   timestamptz not null,
    until_at  timestamptz not null check (until_at > from_at)
);
create index expert_availability_of on expert_availability (expert_id);

create table committee_draw (
    draw_id        varchar(64)  primary key,
    tender         varchar(64)  not null,
    lot            varchar(64)  not null,
    draw_seq       integer      not null check (draw_seq > 0),
    state          varchar(16)  not null check (state in ('REQUESTED', 'ANNOUNCED', 'DRAWN', 'SETTLED')),
    asked          bytea        not null, -- the request without those to avoid
    evaluation_at  timestamptz  not null,
    place          varchar(200) not null,
    delegates      integer      not null check (delegates >= 0),
    close_sha256   varchar(64)  not null,
    requested_at   timestamptz  not null,
    pool           bytea,
    sealed_private bytea,                 -- handle, salt and expert of every line of the pool
    request        bytea,
    message        bytea,                 -- DRAW as the platform signed it
    draw_sha256    varchar(64)  unique,
    draw_key       bytea        check (octet_length(draw_key) = 32),
    root           varchar(64),
    outcome        varchar(16),
    version        integer      not null,
    constraint one_draw_of_a_number unique (tender, lot, draw_seq),
    foreign key (tender, lot) references lot
);

create table draw_release (
    draw_sha256 varchar(64) not null references committee_draw (draw_sha256),
    trustee     varchar(64) not null,
    message     bytea       not null,
    received_at timestamptz not null,
    constraint one_release_per_trustee primary key (draw_sha256, trustee)
);
create trigger draw_release_is_final before update or delete or truncate on draw_release
    execute function refuse_change();

create table committee_seat (
    id            uuid        primary key,
    draw_id       varchar(64) not null references committee_draw,
    number        integer     not null check (number > 0),
    slot          varchar(64) not null,
    handle        varchar(32) not null,
    sealed_expert bytea       not null,
    state         varchar(16) not null check (state in ('INVITED', 'ACCEPTED', 'DECLINED', 'NO_ANSWER')),
    invited_at    timestamptz not null,
    answer_by     timestamptz not null,
    answered_at   timestamptz,
    sealed_answer bytea,
    decline_no    integer     check (decline_no > 0),
    version       integer     not null,
    constraint a_handle_is_drawn_once unique (draw_id, handle),
    constraint declines_have_an_order unique (draw_id, decline_no),
    check ((decline_no is null) = (state in ('INVITED', 'ACCEPTED')))
);

create table committee_delegate (
    id                 uuid        primary key,
    tender             varchar(64) not null,
    lot                varchar(64) not null,
    number             integer     not null check (number > 0),
    sealed_account     bytea       not null,
    sealed_name        bytea       not null,
    certificate_sha256 varchar(64) not null,
    named_at           timestamptz not null,
    constraint one_delegate_of_a_number unique (tender, lot, number),
    foreign key (tender, lot) references lot
);
