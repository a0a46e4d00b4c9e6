-- Sealed bids. Until a round closes, who took a slot and who bid is ciphertext in one table for all lots: a row is found
-- by an HMAC under the round's own key, and says nothing else. With the close, listed bids are disclosed. Rows are written once.
create table lot_secret (
    tender  text not null,
    lot     text not null,
    round   integer not null,
    wrapped bytea not null, -- the round's key under the master key, which never is in this database
    constraint lot_secret_key primary key (tender, lot, round)
);

create table sealed_row (
    address bytea not null,
    blob    bytea not null,
    constraint sealed_row_key primary key (address),
    constraint sealed_row_address_is_hmac check (octet_length(address) = 32),
    -- nonce, steps of 16 KiB, tag: the length tells neither the kind of a row nor the size of a bid
    constraint sealed_row_blob_is_padded check (octet_length(blob) > 28 and (octet_length(blob) - 28) % 16384 = 0)
);
alter table sealed_row alter column blob set storage external;

create table disclosed_bid (
    tender       text not null,
    lot          text not null,
    round        integer not null,
    slot         text not null,
    organisation uuid not null,
    name         text not null,
    credit_code  text not null,
    sealed       bytea not null,
    signature    bytea not null,
    receipt      bytea not null,
    constraint disclosed_bid_key primary key (tender, lot, round, slot)
);

create function refuse_change_of_bids() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % are written once', tg_table_name using errcode = 'integrity_constraint_violation';
end $$;
create trigger sealed_row_is_final before update or delete or truncate on sealed_row
    execute function refuse_change_of_bids();
create trigger disclosed_bid_is_final before update or delete or truncate on disclosed_bid
    execute function refuse_change_of_bids();
