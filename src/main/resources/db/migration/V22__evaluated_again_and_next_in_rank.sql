-- After a report: bids that are evaluated again, and what follows from upheld objections.

-- orders to evaluate again, as they were signed; the report that falls stays where it is, in its own evaluation
create table reevaluation (
    tender        varchar(64) not null,
    lot           varchar(64) not null,
    number        integer not null check (number >= 1),
    round         integer not null check (round >= 1),
    new_committee boolean not null,
    message       bytea not null,
    kept_at       timestamptz not null,
    constraint reevaluation_key primary key (tender, lot, number),
    foreign key (tender, lot) references lot
);
create trigger reevaluation_is_final before update or delete or truncate on reevaluation execute function refuse_change();

-- when the room that had to do it did what follows from an upheld objection
alter table objection add column followed_at timestamptz;

-- a committee may be dissolved; the next draw of the lot then begins another
alter table committee_draw add column dissolved varchar(16) check (dissolved in ('REEVALUATION', 'RETENDER'));
alter table committee_delegate add column dissolved boolean not null default false;
alter table committee_delegate drop constraint one_delegate_of_a_number;
create unique index one_delegate_of_a_number on committee_delegate (tender, lot, number) where not dissolved;
