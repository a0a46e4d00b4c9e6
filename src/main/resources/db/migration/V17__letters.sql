-- Letters to people, and what is kept so that nobody can be tied to a lot by them: facts whose names are HMACs and whose
-- contents are padded ciphertext, under one random key that the master key wraps.
create table sealing_key (
    id      integer not null,
    wrapped bytea not null, -- under the master key, which never is in this database
    constraint sealing_key_key primary key (id),
    constraint sealing_key_is_one check (id = 1)
);

create table sealed_fact (
    address bytea not null,
    blob    bytea not null,
    constraint sealed_fact_key primary key (address),
    constraint sealed_fact_address_is_hmac check (octet_length(address) = 32),
    -- nonce, steps of 1 KiB, tag
    constraint sealed_fact_blob_is_padded check (octet_length(blob) > 28 and (octet_length(blob) - 28) % 1024 = 0)
);
alter table sealed_fact alter column blob set storage external;
create trigger sealed_fact_is_final before update or delete or truncate on sealed_fact
    execute function refuse_change();

-- one row however many read it: an audience is an organisation, an account, or a list nobody can list
create table letter (
    id         uuid not null,
    audience   varchar(400) not null,
    tender     varchar(64) not null,
    lot        varchar(64) not null,
    occasion   varchar(64) not null,
    subject_zh text not null,
    body_zh    text not null,
    subject_en text not null,
    body_en    text not null,
    written_at timestamptz not null,
    constraint letter_key primary key (id)
);
create index letter_by_audience on letter (audience, written_at);
create trigger letter_is_final before update or delete or truncate on letter
    execute function refuse_change();

create table letter_address (
    account varchar(255) not null references account,
    email   varchar(254) not null,
    version integer not null,
    constraint letter_address_key primary key (account)
);

-- the outbox: whom a letter still has to reach is sealed and padded; a row goes when nobody is left
create table mailing (
    letter_id       uuid not null references letter,
    attempts        integer not null,
    next_attempt_at timestamptz not null,
    pending         bytea,
    version         integer not null,
    constraint mailing_key primary key (letter_id),
    constraint mailing_pending_is_padded check ((octet_length(pending) - 28) % 16384 = 0)
);
create index mailing_by_due on mailing (next_attempt_at);
