-- Enquiries and objections. Who asked or objected, what was asked and the grounds are sealed facts (V17); here stands what
-- everybody may know: that there is one, when it came to the day, and its answer.
create table enquiry (
    id          uuid not null,
    tender      varchar(64) not null,
    lot         varchar(64) not null,
    asked_on    date not null,
    due_at      timestamptz,
    overdue_told boolean not null,
    question    text,
    answer      text,
    answer_salt bytea,
    answered_at timestamptz,
    version     integer not null,
    constraint enquiry_key primary key (id),
    constraint enquiry_of_lot foreign key (tender, lot) references lot,
    constraint enquiry_is_published_with_its_answer check (
        (question is null) = (answered_at is null) and (answer is null) = (answered_at is null)
        and (answer_salt is null) = (answered_at is null))
);
create index enquiry_by_lot on enquiry (tender, lot);
create index enquiry_by_due on enquiry (due_at) where answered_at is null and not overdue_told;

create table objection (
    id             uuid not null,
    tender         varchar(64) not null,
    lot            varchar(64) not null,
    about          varchar(16) not null,
    late           boolean not null,
    filed_on       date not null,
    due_at         timestamptz,
    overdue_told   boolean not null,
    answer_message bytea,
    answer_salt    bytea,
    answer         text,
    outcome        varchar(16),
    consequence    varchar(32),
    answered_at    timestamptz,
    -- the earliest deadline the answer leaves lawful, where it changes the documents
    deadline_from  timestamptz,
    version        integer not null,
    constraint objection_key primary key (id),
    constraint objection_of_lot foreign key (tender, lot) references lot,
    constraint objection_is_answered_whole check (
        (answer_message is null) = (answered_at is null) and (answer is null) = (answered_at is null)
        and (answer_salt is null) = (answered_at is null) and (outcome is null) = (answered_at is null)
        and (consequence is null) = (answered_at is null))
);
create index objection_by_lot on objection (tender, lot);
create index objection_by_due on objection (due_at) where answered_at is null and not overdue_told;
