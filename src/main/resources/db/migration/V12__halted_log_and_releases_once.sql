-- A log that was found broken stays stopped, on every node and after every restart. Whoever has looked into it sets the
-- reason back to null by hand, with all nodes stopped.
alter table log_state add column halted text;

create or replace function refuse_shrinking() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and (
            (new.size > old.size and old.halted is null and new.halted is null)
            or (new.id, new.size, new.edge) = (old.id, old.size, old.edge)) then
        return new;
    end if;
    raise exception 'the log only grows' using errcode = 'integrity_constraint_violation';
end $$;

create trigger log_named_checkpoint_stays before truncate on log_named_checkpoint execute function refuse_change();

-- What trustees released, once for each signed statement: certificates come along unsigned, so that a stranger could
-- send the same statement in ever new bytes.
create table logged_release (
    trustee      varchar(64) not null,
    close_sha256 varchar(64) not null,
    body_sha256  varchar(64) not null,
    constraint logged_release_once primary key (trustee, close_sha256, body_sha256)
);
create trigger logged_release_is_final before update or delete or truncate on logged_release
    execute function refuse_change();
