-- Evaluation. What a committee was charged with, what its members did, what came of it. Every row but the evaluation itself is
-- written once; where a committee stands follows from its acts.

-- Whom the tenderee found qualified, where the law has it say so before a committee sits (Order 87 art. 44).
create table qualification_check (
    tender     varchar(64) not null,
    lot        varchar(64) not null,
    round      integer not null check (round >= 1),
    body       bytea not null,
    salt       bytea not null check (octet_length(salt) = 16), -- of the entry in the log that commits to the body
    checked_at timestamptz not null,
    constraint qualification_check_key primary key (tender, lot, round)
);
create trigger qualification_check_is_final before update or delete or truncate on qualification_check
    execute function refuse_change();

create table evaluation (
    id          uuid primary key,
    tender      varchar(64) not null,
    lot         varchar(64) not null,
    round       integer not null check (round >= 1),
    sitting     integer not null check (sitting >= 1),
    charge      bytea not null,
    begun_at    timestamptz not null,
    report      bytea, -- the JSON twin as the platform signed it
    pdf         bytea, -- with the platform's signature alone
    due_at      timestamptz, -- until when members sign; who stays silent consents (Regulation 53)
    finished_at timestamptz,
    void_reason text,
    version     integer not null,
    constraint evaluation_once unique (tender, lot, round, sitting),
    constraint evaluation_report_is_whole check ((report is null) = (pdf is null) and (report is null) = (due_at is null)),
    constraint evaluation_finishes_with_report check (finished_at is null or report is not null),
    constraint evaluation_void_or_finished check (finished_at is null or void_reason is null)
);
create index evaluation_due on evaluation (due_at) where finished_at is null and void_reason is null;

create function refuse_rewriting_of_evaluations() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and new.charge = old.charge and (old.report is null or (new.report = old.report and new.pdf = old.pdf))
        and (old.finished_at is null or new.finished_at = old.finished_at) then
        return new;
    end if;
    raise exception 'charge, report and end of an evaluation are written once' using errcode = 'integrity_constraint_violation';
end $$;
create trigger evaluation_stays before update or delete on evaluation
    for each row execute function refuse_rewriting_of_evaluations();

-- Which account is which member. Names are with the experts, under lock until the award.
create table evaluation_member (
    evaluation_id uuid not null references evaluation,
    member        varchar(64) not null,
    account       varchar(255) not null,
    constraint evaluation_member_key primary key (evaluation_id, member),
    constraint evaluation_member_sits_once unique (evaluation_id, account)
);
create trigger evaluation_member_is_final before update or delete or truncate on evaluation_member
    execute function refuse_change();

create table evaluation_act (
    evaluation_id uuid not null references evaluation,
    number        integer not null check (number >= 1),
    body          bytea not null,
    salt          bytea not null check (octet_length(salt) = 16), -- of the entry in the log that commits to the body
    constraint evaluation_act_key primary key (evaluation_id, number)
);
create trigger evaluation_act_is_final before update or delete or truncate on evaluation_act
    execute function refuse_change();

create table report_signature (
    evaluation_id      uuid not null references evaluation,
    number             integer not null check (number >= 1), -- the platform's own, in evaluation.pdf, is before them
    member             varchar(64) not null,
    pdf                bytea not null,
    certificate_sha256 varchar(64) not null,
    crl_sha256         varchar(64)[] not null, -- what said that the certificate was not revoked when it signed
    signed_at          timestamptz not null, -- by the time-stamp authority
    kept_at            timestamptz not null,
    constraint report_signature_key primary key (evaluation_id, number),
    constraint report_signature_once_per_member unique (evaluation_id, member)
);
create trigger report_signature_is_final before update or delete or truncate on report_signature
    execute function refuse_change();
