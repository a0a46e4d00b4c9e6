-- The trading log (protocol 9.2). Rows are hygiene; the evidence is the checkpoints seven bodies have cosigned.

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % are written once', tg_table_name using errcode = 'integrity_constraint_violation';
end $$;

-- What waits for the next tick; written in the transaction of the business row. Consumed rows are deleted, and no cursor
-- runs over the ids: a lower id that commits later is found by the next tick.
create table log_pending (
    id    bigint generated always as identity primary key,
    leaf  bytea not null check (octet_length(leaf) between 33 and 32768),
    dedup bytea not null constraint log_pending_once unique check (octet_length(dedup) = 32),
    at    timestamptz not null
);

-- Entries that mean something. Padding stands in tiles and bundles only.
create table log_leaf (
    idx        bigint primary key check (idx >= 0),
    leaf       bytea not null,
    leaf_hash  bytea not null constraint log_leaf_once unique check (octet_length(leaf_hash) = 32),
    pending_id bigint not null unique
);
create trigger log_leaf_is_final before update or delete or truncate on log_leaf execute function refuse_change();

-- Hashes of up to 256 nodes; only the right-most tile of a level grows (C2SP tlog-tiles).
create table log_tile (
    level  smallint not null check (level between 0 and 6),
    n      bigint not null check (n >= 0),
    hashes bytea not null check (octet_length(hashes) between 32 and 8192 and octet_length(hashes) % 32 = 0),
    primary key (level, n)
);
alter table log_tile alter column hashes set storage external; -- hashes do not compress

-- Up to 256 entries in a row, each after its length, padding included.
create table log_bundle (
    n       bigint primary key check (n >= 0),
    entries bytea not null
);

create function refuse_rewriting_of_tiles() returns trigger language plpgsql as $$
begin
    if octet_length(new.hashes) > octet_length(old.hashes)
            and substring(new.hashes from 1 for octet_length(old.hashes)) = old.hashes
            and (new.level, new.n) = (old.level, old.n) then
        return new;
    end if;
    raise exception 'tiles only grow' using errcode = 'integrity_constraint_violation';
end $$;
create trigger log_tile_only_grows before update on log_tile for each row execute function refuse_rewriting_of_tiles();
create trigger log_tile_stays before delete or truncate on log_tile execute function refuse_change();

create function refuse_rewriting_of_bundles() returns trigger language plpgsql as $$
begin
    if octet_length(new.entries) > octet_length(old.entries)
            and substring(new.entries from 1 for octet_length(old.entries)) = old.entries
            and new.n = old.n then
        return new;
    end if;
    raise exception 'bundles only grow' using errcode = 'integrity_constraint_violation';
end $$;
create trigger log_bundle_only_grows before update on log_bundle
    for each row execute function refuse_rewriting_of_bundles();
create trigger log_bundle_stays before delete or truncate on log_bundle execute function refuse_change();

-- What the log signed, in the order it signed it; the note is stored before anybody sees it.
create table log_checkpoint (
    size bigint primary key check (size > 0),
    root bytea not null check (octet_length(root) = 32),
    note text not null,
    at   timestamptz not null -- machine time: ticks follow it, not the business clock
);

-- Cosignatures still short of a quorum, one per witness.
create table log_cosignature (
    size    bigint not null references log_checkpoint,
    witness text not null,
    line    text not null,
    id      bigint generated always as identity,
    primary key (size, witness)
);

-- Checkpoints under the witness quorum: the note with the cosignatures that made it.
create table log_witnessed (
    size        bigint primary key references log_checkpoint,
    note        text not null,
    quorum_time timestamptz not null
);

-- Checkpoints a receipt names; the token is an RFC 3161 time-stamp over SHA-256 of the note text.
create table log_named_checkpoint (
    size  bigint primary key references log_checkpoint,
    token bytea
);
create index log_named_without_token on log_named_checkpoint (size) where token is null;

create function refuse_change_of_named() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.size = new.size and old.token is null then
        return new;
    end if;
    raise exception 'a token is set once' using errcode = 'integrity_constraint_violation';
end $$;
create trigger log_named_checkpoint_is_final before update or delete on log_named_checkpoint
    for each row execute function refuse_change_of_named();

-- Thinning (protocol 9.1): what no receipt names may go once it is 30 days behind the newest checkpoint.
create function refuse_change_of_checkpoints() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE'
            and not exists (select 1 from log_named_checkpoint n where n.size = old.size)
            and (select at from log_checkpoint c where c.size = old.size)
                < (select at - interval '30 days' from log_checkpoint order by size desc limit 1) then
        return old;
    end if;
    raise exception 'rows of % are written once', tg_table_name using errcode = 'integrity_constraint_violation';
end $$;
create trigger log_checkpoint_is_final before update or delete on log_checkpoint
    for each row execute function refuse_change_of_checkpoints();
create trigger log_checkpoint_stays before truncate on log_checkpoint execute function refuse_change();
create trigger log_witnessed_is_final before update or delete on log_witnessed
    for each row execute function refuse_change_of_checkpoints();
create trigger log_witnessed_stays before truncate on log_witnessed execute function refuse_change();

-- The right edge of the tree: size and at most 64 hashes.
create table log_state (
    id   int primary key check (id = 1),
    size bigint not null,
    edge bytea not null
);
insert into log_state (id, size, edge) values (1, 0, '\x0000000000000000');

create function refuse_shrinking() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and new.size > old.size then
        return new;
    end if;
    raise exception 'the log only grows' using errcode = 'integrity_constraint_violation';
end $$;
create trigger log_state_only_grows before update or delete on log_state for each row execute function refuse_shrinking();
create trigger log_state_stays before truncate on log_state execute function refuse_change();
