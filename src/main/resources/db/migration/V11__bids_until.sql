-- Until when bids of a round are on time. It follows open_at, the deadline of CLOSE, only where the witnesses had seen the
-- notice before the deadline it moves (protocol 5.1b); so a notice that comes late delays the opening and reopens nothing.
alter table lot_round add column bids_until timestamptz;
update lot_round set bids_until = open_at;
alter table lot_round alter column bids_until set not null;
alter table lot_round add constraint bids_end_no_later_than_the_round check (bids_until <= open_at);

-- began_at of the outage a notice was published in: such a notice may still move a deadline that has passed (protocol 5.10)
alter table notice add column outage_since timestamptz;

-- When the witnesses had seen a notice, and the proof of it: the log itself thins its checkpoints after 30 days.
create table notice_witness (
    body_sha256 varchar(64) primary key references notice,
    quorum_at   timestamptz,
    proof       bytea,
    check ((quorum_at is null) = (proof is null))
);
insert into notice_witness (body_sha256) select body_sha256 from notice;
create index notice_witness_waiting on notice_witness (body_sha256) where quorum_at is null;

-- What is asked for often, or by anybody: the notices of a lot, the rush before and after an opening, lists by issuer, and
-- pages of projects and outages.
create index notice_of_lot on notice (tender, lot, version);
create index lot_round_by_opening on lot_round (open_at);
create index revocation_list_of_issuer on revocation_list (issuer, this_update_at);
create index tender_project_by_age on tender_project (registered_at desc, code);
create index tender_project_of_agency on tender_project (agency_id, registered_at desc);
create index outage_by_age on outage (began_at desc);
