-- Who was given restricted data. Lot is empty where it was about the tender as a whole; the body names the digest of the reading before
-- it, and the log commits to each under its salt.
create table reading (
    tender varchar(64) not null,
    lot    varchar(64) not null,
    number integer not null check (number >= 1),
    body   bytea not null,
    salt   bytea not null check (octet_length(salt) = 16),
    constraint reading_key primary key (tender, lot, number)
);
create trigger reading_is_final before update or delete or truncate on reading execute function refuse_change();
