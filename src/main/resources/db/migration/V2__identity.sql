-- Who acts: organisations, the accounts that belong to them, signing certificates with the evidence they were checked
-- against, and mandates. Nothing here says who looked at or bid for what.

create or replace function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % are written once', tg_table_name using errcode = 'integrity_constraint_violation';
end $$;

create table organisation (
    id            uuid primary key,
    name          varchar(200) not null,
    credit_code   varchar(18) not null constraint organisation_credit_code_is_unique unique
                  check (credit_code ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'),
    kind          varchar(16) not null check (kind in ('bidder', 'agency', 'tenderee', 'regulator')),
    registered_at timestamptz not null,
    version       integer not null
);

-- an account is one subject of the identity provider; it belongs to at most one organisation
create table account (
    subject         varchar(255) primary key,
    username        varchar(255) not null,
    organisation_id uuid references organisation,
    first_seen_at   timestamptz not null,
    version         integer not null
);
create index account_of_organisation on account (organisation_id);
create index account_by_username on account (username);

create table certificate_challenge (
    nonce      varchar(64) primary key,
    account    varchar(255) not null references account,
    expires_at timestamptz not null,
    used_at    timestamptz
);

create table signing_certificate (
    sha256          varchar(64) primary key check (sha256 = encode(sha256(der), 'hex')),
    organisation_id uuid not null references organisation,
    der             bytea not null,
    chain           bytea not null,
    proof           bytea not null,
    challenge       varchar(64) not null references certificate_challenge,
    anchor_sha256   varchar(64) not null,
    crl_sha256      varchar(64)[] not null,
    registered_by   varchar(255) not null references account,
    registered_at   timestamptz not null
);
create index signing_certificate_of_organisation on signing_certificate (organisation_id);
create trigger signing_certificate_is_final before update or delete or truncate on signing_certificate
    execute function refuse_change();

-- the trust list is data: several authorities, each withdrawn without a release
create table trust_anchor (
    sha256       varchar(64) primary key check (sha256 = encode(sha256(der), 'hex')),
    der          bytea not null,
    subject      varchar(500) not null,
    added_at     timestamptz not null,
    withdrawn_at timestamptz
);

-- every revocation list that ever decided something, as the evidence names it by digest
create table revocation_list (
    sha256         varchar(64) primary key check (sha256 = encode(sha256(der), 'hex')),
    der            bytea not null,
    issuer         varchar(500) not null,
    this_update_at timestamptz not null,
    next_update_at timestamptz,
    source         varchar(500) not null,
    fetched_at     timestamptz not null
);
create trigger revocation_list_is_final before update or delete or truncate on revocation_list
    execute function refuse_change();

create table mandate (
    id              uuid primary key,
    organisation_id uuid not null references organisation,
    account         varchar(255) not null references account,
    scope           varchar(16) not null check (scope in ('tender', 'bid')),
    granted_by      varchar(255) not null references account,
    valid_from      timestamptz not null,
    valid_until     timestamptz not null,
    withdrawn_at    timestamptz,
    version         integer not null,
    check (valid_from < valid_until)
);
create index mandate_of_account on mandate (account, organisation_id, scope);
