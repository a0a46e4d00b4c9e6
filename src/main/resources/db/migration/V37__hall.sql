-- What a hall of an opening tells those who watch, numbered without gaps in the order the facts became true. Triggers tell it in the
-- transaction of the fact, at its end: so there is no fact without its event, every replica reads one sequence, and the hall, whose row
-- is what serialises, is the last thing a transaction locks.
-- An event names the row it is about and holds nothing more; what that row says to the public is read where it stands.

create table hall (
    tender varchar(64) not null,
    lot    varchar(64) not null,
    round  integer not null,
    events integer not null check (events >= 1),
    constraint hall_key primary key (tender, lot, round),
    constraint hall_of_round foreign key (tender, lot, round) references lot_round
);

create table hall_event (
    tender  varchar(64) not null,
    lot     varchar(64) not null,
    round   integer not null,
    number  integer not null check (number >= 1),
    kind    varchar(16) not null check (kind in ('NOTICE', 'SUSPENDED', 'RESUMED', 'TERMINATED', 'DECIDED', 'CLOSED', 'PROVED',
        'RELEASED', 'READ_OUT', 'BID', 'RECORDED', 'SIGNED')),
    subject varchar(200) not null, -- version of a notice, digest of an order or of CLOSE, trustee, slot, who signed
    at      timestamptz not null,
    constraint hall_event_key primary key (tender, lot, round, number),
    constraint hall_event_of_hall foreign key (tender, lot, round) references hall
);
create trigger hall_event_is_final before update or delete or truncate on hall_event execute function refuse_change();

create function tell_hall(of_tender varchar, of_lot varchar, of_round integer, what varchar, about varchar, since timestamptz)
returns void language plpgsql as $$
declare
    place integer;
begin
    insert into hall as known (tender, lot, round, events) values (of_tender, of_lot, of_round, 1)
    on conflict (tender, lot, round) do update set events = known.events + 1
    returning known.events into place;
    insert into hall_event (tender, lot, round, number, kind, subject, at)
    values (of_tender, of_lot, of_round, place, what, about, since);
end $$;

-- one that the chain refuses may still delay an opening, so it is told, too
create function tell_of_notice() returns trigger language plpgsql as $$
begin
    perform tell_hall(r.tender, r.lot, r.round, 'NOTICE', new.version::text, new.published_at)
    from (select tender, lot, round from lot_round
          where tender = new.tender and lot = new.lot and state = 'ANNOUNCED' order by round) r;
    return null;
end $$;
create constraint trigger notice_is_told after insert on notice
    deferrable initially deferred for each row execute function tell_of_notice();

create function told_kind_of_order(kind varchar) returns varchar language sql immutable as $$
    select case kind when 'SUSPEND' then 'SUSPENDED' when 'RESUME' then 'RESUMED' when 'TERMINATE' then 'TERMINATED' else 'DECIDED' end
$$;

create function tell_of_order() returns trigger language plpgsql as $$
begin
    perform tell_hall(r.tender, r.lot, r.round, told_kind_of_order(new.kind), new.body_sha256, new.recorded_at)
    from (select r.tender, r.lot, r.round
          from lot_round r join lot l on l.tender = r.tender and l.lot = r.lot and l.tendering = r.tendering
          where r.tender = new.tender and r.lot = new.lot and l.notice_version > 0
            and not exists (select from closed_round c join opening_record d on d.close_sha256 = c.close_sha256
                            where c.tender = r.tender and c.lot = r.lot and c.round = r.round)
          order by r.round) r;
    return null;
end $$;
create constraint trigger order_is_told after insert on regulator_order
    deferrable initially deferred for each row execute function tell_of_order();

create function tell_of_closing() returns trigger language plpgsql as $$
begin
    perform tell_hall(new.tender, new.lot, new.round, 'CLOSED', new.close_sha256, new.closed_at);
    return null;
end $$;
create constraint trigger closing_is_told after insert on closed_round
    deferrable initially deferred for each row execute function tell_of_closing();

create function tell_of_token() returns trigger language plpgsql as $$
begin
    perform tell_hall(c.tender, c.lot, c.round, 'PROVED', c.close_sha256, new.logged_at)
    from closed_round c where c.close_sha256 = new.close_sha256;
    return null;
end $$;
create constraint trigger token_is_told after insert on close_token
    deferrable initially deferred for each row execute function tell_of_token();

-- shares count once they fit and their trustee's RELEASE is with the log; whichever comes last tells of it, and of two at the same
-- time the one that waits here sees the other
create function tell_of_release() returns trigger language plpgsql as $$
begin
    perform from hall h join closed_round c on c.tender = h.tender and c.lot = h.lot and c.round = h.round
    where c.close_sha256 = new.close_sha256 for update of h;
    perform tell_hall(c.tender, c.lot, c.round, 'RELEASED', s.trustee, s.received_at)
    from closed_round c
    join share_message s on s.close_sha256 = c.close_sha256 and s.trustee = new.trustee and s.fault is null
    where c.close_sha256 = new.close_sha256
      and exists (select from logged_release l where l.close_sha256 = c.close_sha256 and l.trustee = s.trustee)
      and not exists (select from hall_event e
                      where e.tender = c.tender and e.lot = c.lot and e.round = c.round
                        and e.kind = 'RELEASED' and e.subject = s.trustee);
    return null;
end $$;
create constraint trigger share_is_told after insert on share_message
    deferrable initially deferred for each row execute function tell_of_release();
create constraint trigger release_is_told after insert on logged_release
    deferrable initially deferred for each row execute function tell_of_release();

create function tell_of_reading_out() returns trigger language plpgsql as $$
declare
    of_round closed_round;
    last     integer;
    bids     integer;
begin
    select * into of_round from closed_round where close_sha256 = new.close_sha256;
    select count(*) into bids from opened_bid where close_sha256 = new.close_sha256;
    perform tell_hall(of_round.tender, of_round.lot, of_round.round, 'READ_OUT', new.close_sha256, new.read_out_at);
    update hall set events = events + bids
    where tender = of_round.tender and lot = of_round.lot and round = of_round.round
    returning events into last;
    insert into hall_event (tender, lot, round, number, kind, subject, at)
    select of_round.tender, of_round.lot, of_round.round, last - bids + row_number() over (order by slot collate "C"),
           'BID', slot, new.read_out_at
    from opened_bid where close_sha256 = new.close_sha256;
    return null;
end $$;
create constraint trigger reading_out_is_told after insert on read_out
    deferrable initially deferred for each row execute function tell_of_reading_out();

create function tell_of_record() returns trigger language plpgsql as $$
begin
    perform tell_hall(c.tender, c.lot, c.round, 'RECORDED', c.close_sha256, new.recorded_at)
    from closed_round c where c.close_sha256 = new.close_sha256;
    return null;
end $$;
create constraint trigger record_is_told after insert on opening_record
    deferrable initially deferred for each row execute function tell_of_record();

create function tell_of_signature() returns trigger language plpgsql as $$
begin
    perform tell_hall(c.tender, c.lot, c.round, 'SIGNED', new.name, new.kept_at)
    from closed_round c where c.close_sha256 = new.close_sha256;
    return null;
end $$;
create constraint trigger signature_is_told after insert on record_signature
    deferrable initially deferred for each row execute function tell_of_signature();

-- What was public before there were halls, in the order it became so. Of facts of one instant the earlier step comes first.
with known as (
    select r.tender, r.lot, r.round, c.close_sha256, coalesce(c.closed_at, 'infinity') as closed_at,
           coalesce(d.recorded_at, 'infinity') as recorded_at,
           coalesce((select max(b.closed_at) from closed_round b
                     join lot_round p on p.tender = b.tender and p.lot = b.lot and p.round = b.round
                     where p.tender = r.tender and p.lot = r.lot and p.tendering < r.tendering), '-infinity') as began_at
    from lot_round r
    left join closed_round c on c.tender = r.tender and c.lot = r.lot and c.round = r.round
    left join opening_record d on d.close_sha256 = c.close_sha256
    where exists (select from notice n where n.tender = r.tender and n.lot = r.lot)
), fact as (
    select k.tender, k.lot, k.round, 1 as step, 'NOTICE' as kind, n.version::text as subject, n.published_at as at
    from known k join notice n on n.tender = k.tender and n.lot = k.lot
        and n.published_at > k.began_at and n.published_at <= k.closed_at
    union all
    select k.tender, k.lot, k.round, 2, told_kind_of_order(o.kind), o.body_sha256, o.recorded_at
    from known k join regulator_order o on o.tender = k.tender and o.lot = k.lot
        and o.recorded_at > k.began_at and o.recorded_at <= k.recorded_at
    union all
    select k.tender, k.lot, k.round, 3, 'CLOSED', k.close_sha256, k.closed_at from known k where k.close_sha256 is not null
    union all
    select k.tender, k.lot, k.round, 4, 'PROVED', k.close_sha256, t.logged_at
    from known k join close_token t on t.close_sha256 = k.close_sha256
    union all
    select k.tender, k.lot, k.round, 5, 'RELEASED', s.trustee, s.received_at
    from known k join share_message s on s.close_sha256 = k.close_sha256 and s.fault is null
    where exists (select from logged_release l where l.close_sha256 = s.close_sha256 and l.trustee = s.trustee)
    union all
    select k.tender, k.lot, k.round, 6, 'READ_OUT', k.close_sha256, o.read_out_at
    from known k join read_out o on o.close_sha256 = k.close_sha256
    union all
    select k.tender, k.lot, k.round, 7, 'BID', b.slot, o.read_out_at
    from known k join read_out o on o.close_sha256 = k.close_sha256 join opened_bid b on b.close_sha256 = k.close_sha256
    union all
    select k.tender, k.lot, k.round, 8, 'RECORDED', k.close_sha256, d.recorded_at
    from known k join opening_record d on d.close_sha256 = k.close_sha256
    union all
    select k.tender, k.lot, k.round, 9, 'SIGNED', g.name, g.kept_at
    from known k join record_signature g on g.close_sha256 = k.close_sha256
), numbered as (
    select *, row_number() over (partition by tender, lot, round order by at, step, subject collate "C") as number from fact
), opened as (
    insert into hall (tender, lot, round, events)
    select tender, lot, round, count(*) from numbered group by tender, lot, round
)
insert into hall_event (tender, lot, round, number, kind, subject, at)
select tender, lot, round, number, kind, subject, at from numbered;
