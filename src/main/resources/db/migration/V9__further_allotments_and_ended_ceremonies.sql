-- A round that runs out of slots gets a further allotment (protocol 5.1a); a ceremony has an end and may leave out a dealer.
alter table key_request add column allotment_no integer not null default 1 check (allotment_no > 0);
alter table key_request drop constraint one_request_per_round;
alter table key_request add constraint one_request_per_allotment unique (tender, lot, round, allotment_no);

alter table key_allotment add column allotment_no integer not null default 1 check (allotment_no > 0);
alter table key_allotment drop constraint one_allotment_per_round;
alter table key_allotment add constraint one_allotment_of_a_number unique (tender, lot, round, allotment_no);

-- Whose dealing was proved bad, and under which register: that trustee deals no more under it (protocol 5.1, step 2).
alter table key_ceremony add column register_sha256 varchar(64) not null default '';
alter table key_ceremony add column dealers text not null default '';
alter table key_ceremony add column at_fault varchar(64);
