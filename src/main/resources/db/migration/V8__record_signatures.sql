-- The tender side's signatures on the printed opening record, each on the file the one before left. Written once, like the record.

create table record_signature (
    close_sha256       varchar(64) not null references opening_record,
    number             integer not null check (number >= 1), -- the platform's own signature, in opening_record, is before them
    organisation_id    uuid not null references organisation,
    name               varchar(200) not null,
    credit_code        varchar(18) not null,
    pdf                bytea not null,
    message            bytea not null, -- the RECORD entry in the log that names this file, as the platform signed it
    certificate_sha256 varchar(64) not null references signing_certificate,
    crl_sha256         varchar(64)[] not null, -- what said that the certificate was not revoked when it signed
    signed_at          timestamptz not null, -- by the time-stamp authority
    kept_at            timestamptz not null,
    constraint record_signature_key primary key (close_sha256, number),
    constraint record_signature_once_per_organisation unique (close_sha256, organisation_id)
);
create trigger record_signature_is_final before update or delete or truncate on record_signature
    execute function refuse_change();
