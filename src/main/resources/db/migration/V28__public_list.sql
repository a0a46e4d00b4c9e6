-- What the public pages read. The views name every fact everybody may know, and nothing about bids before their round is closed;
-- the pages read nothing else. Lists are searched in two tables that triggers keep in the transaction of the fact. Only the words of
-- a text, which SQL cannot cut out of Chinese, are found by the next search: a row is due while its revision is not the one with words.

create view portal_lot as
select l.tender, l.lot, l.name, p.name as tender_name, l.kind, l.category, l.region, l.transaction_code,
       agency.name as agency, tenderee.name as tenderee, nullif(l.estimate, 0) as estimate,
       l.stage, l.resume_stage as stopped_at, l.place, l.minimum_bids, l.tendering,
       ahead.bids_until as deadline, ahead.open_at as opens_at,
       chain.published_at, chain.changed_at, l.notice_version
from lot l
join tender_project p on p.code = l.tender
join organisation agency on agency.id = p.agency_id
join organisation tenderee on tenderee.id = p.tenderee_id
cross join lateral (
    select min(n.published_at) as published_at, max(n.published_at) as changed_at
    from notice n where n.tender = l.tender and n.lot = l.lot and n.in_chain) chain
left join lateral (
    select r.bids_until, r.open_at
    from lot_round r where r.tender = l.tender and r.lot = l.lot and r.tendering = l.tendering
    order by r.round limit 1) ahead on true
where l.notice_version > 0 and chain.published_at is not null;

create view portal_notice as
select n.tender, n.lot, n.version, n.in_chain, n.body_sha256, n.message, n.published_at, w.quorum_at
from notice n left join notice_witness w on w.body_sha256 = n.body_sha256;

create view portal_document as
select tender, name, sha256, size, published_at from tender_document where published_at is not null;

create view portal_answer as
select tender, lot, id, question, asked_on, answer, answered_at from enquiry where answered_at is not null;

create view portal_round as
select r.tender, r.lot, r.round, r.tendering, r.envelope, r.open_at, r.bids_until, r.state,
       c.closed_at, o.read_out_at, d.recorded_at, d.message as record
from lot_round r
left join closed_round c on c.tender = r.tender and c.lot = r.lot and c.round = r.round
left join read_out o on o.close_sha256 = c.close_sha256
left join opening_record d on d.close_sha256 = c.close_sha256;

create view portal_order as
select tender, lot, kind, body_sha256, recorded_at from regulator_order;

create view portal_announcement as
select tender, lot, number, case kind when 'CONTRACT_PUBLICATION' then 'contract' else lower(kind) end as subject, content, kept_at
from award_paper where kind in ('CANDIDATES', 'RESULT', 'CONTRACT_PUBLICATION');

create table listed_lot (
    tender           varchar(64) not null,
    lot              varchar(64) not null,
    name             varchar(300) not null,
    tender_name      varchar(300) not null,
    kind             varchar(16) not null,
    category         varchar(16),
    region           varchar(6) not null,
    transaction_code varchar(40),
    agency           varchar(200) not null,
    tenderee         varchar(200) not null,
    estimate         numeric(19, 2),
    stage            varchar(32) not null,
    place            varchar(100),
    deadline         timestamptz, -- T of the round that leads the tendering; null while a failed lot is prepared again
    opens_at         timestamptz,
    published_at     timestamptz not null,
    changed_at       timestamptz not null,
    notice_version   integer not null,
    text             text not null default '',
    words            tsvector not null default '',
    revision         integer not null default 1,
    words_of         integer not null default 0, -- the revision whose words these are
    constraint listed_lot_key primary key (tender, lot),
    constraint listed_lot_of_lot foreign key (tender, lot) references lot
);
create index listed_lot_by_words on listed_lot using gin (words) with (fastupdate = off); -- read far more often than written
create index listed_lot_by_deadline on listed_lot (deadline, tender, lot);
create index listed_lot_by_change on listed_lot (changed_at, tender, lot);
create index listed_lot_by_opening on listed_lot (opens_at);
create index listed_lot_counts on listed_lot (kind, region, stage, deadline);
create index listed_lot_due on listed_lot (changed_at) where words_of <> revision;
create index notice_by_age on notice (published_at) where in_chain;

create function list_lot(of_tender varchar, of_lot varchar) returns void language sql as $$
    insert into listed_lot as listed (
        tender, lot, name, tender_name, kind, category, region, transaction_code, agency, tenderee, estimate, stage, place,
        deadline, opens_at, published_at, changed_at, notice_version)
    select
        tender, lot, name, tender_name, kind, category, region, transaction_code, agency, tenderee, estimate, stage, place,
        deadline, opens_at, published_at, changed_at, notice_version
    from portal_lot where tender = of_tender and lot = of_lot
    on conflict (tender, lot) do update set
        name = excluded.name, tender_name = excluded.tender_name, kind = excluded.kind, category = excluded.category,
        region = excluded.region, transaction_code = excluded.transaction_code, agency = excluded.agency,
        tenderee = excluded.tenderee, estimate = excluded.estimate, stage = excluded.stage, place = excluded.place,
        deadline = excluded.deadline, opens_at = excluded.opens_at, published_at = excluded.published_at,
        changed_at = excluded.changed_at, notice_version = excluded.notice_version,
        revision = listed.revision + case
            when (listed.name, listed.tender_name, listed.transaction_code, listed.agency, listed.tenderee, listed.notice_version)
                is distinct from (excluded.name, excluded.tender_name, excluded.transaction_code, excluded.agency,
                    excluded.tenderee, excluded.notice_version)
            then 1 else 0 end
$$;

create function list_this_lot() returns trigger language plpgsql as $$
begin
    perform list_lot(new.tender, new.lot);
    return null;
end $$;
create trigger lot_is_listed after insert or update on lot for each row execute function list_this_lot();
create trigger lot_round_is_listed after insert or update on lot_round for each row execute function list_this_lot();
create trigger notice_is_listed after insert on notice for each row execute function list_this_lot();

-- structured terms are documents named after their lot; a notice of a neighbouring lot may be the one that makes them public
create function list_terms() returns trigger language plpgsql as $$
begin
    update listed_lot set revision = revision + 1 where tender = new.tender and starts_with(new.name, lot || '.terms.');
    return null;
end $$;
create trigger terms_are_listed after update of published_at on tender_document
    for each row when (old.published_at is null and new.published_at is not null) execute function list_terms();

create table listed_result (
    tender       varchar(64) not null,
    lot          varchar(64) not null,
    number       integer not null,
    subject      varchar(16) not null,
    published_at timestamptz not null,
    words        tsvector, -- null while they are due
    constraint listed_result_key primary key (tender, lot, number),
    constraint listed_result_of_paper foreign key (tender, lot, number) references award_paper
);
create index listed_result_by_words on listed_result using gin (words) with (fastupdate = off);
create index listed_result_by_age on listed_result (published_at, tender, lot, number);
create index listed_result_due on listed_result (published_at) where words is null;

create function list_result() returns trigger language plpgsql as $$
begin
    insert into listed_result (tender, lot, number, subject, published_at)
    select tender, lot, number, subject, kept_at
    from portal_announcement where tender = new.tender and lot = new.lot and number = new.number;
    return null;
end $$;
create trigger result_is_listed after insert on award_paper for each row execute function list_result();

do $$
begin
    perform list_lot(tender, lot) from lot;
    insert into listed_result (tender, lot, number, subject, published_at)
    select tender, lot, number, subject, kept_at from portal_announcement;
end $$;
