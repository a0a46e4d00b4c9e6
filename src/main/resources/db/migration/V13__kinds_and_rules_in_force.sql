-- What sort of trade a lot is and where it lies choose its rules and its stages. What was registered before kinds existed was
-- bound by no rule of any: kind OTHER, the whole country.
alter table tender_project add column kind varchar(16) not null default 'OTHER'
    check (kind in ('ENGINEERING', 'PROCUREMENT', 'OTHER'));
alter table tender_project add column region varchar(6) not null default 'CN'
    check (region = 'CN' or region ~ '^[1-9][0-9]{5}$');

alter table lot add column kind varchar(16) not null default 'OTHER'
    check (kind in ('ENGINEERING', 'PROCUREMENT', 'OTHER'));
alter table lot add column region varchar(6) not null default 'CN' check (region = 'CN' or region ~ '^[1-9][0-9]{5}$');
alter table lot add column category varchar(16) check (category in ('WORKS', 'GOODS', 'SERVICES'));
alter table lot add column estimate numeric(19, 2) not null default 0 check (estimate >= 0);
alter table lot add constraint only_other_lots_may_hide_their_size
    check (kind = 'OTHER' or (category is not null and estimate > 0));

-- only a suspension remembers a stage: a pause for an objection always leads back to where objections are heard
alter table lot drop constraint lot_check1;
update lot set resume_stage = null where stage = 'PAUSED_OBJECTION';
alter table lot add constraint only_a_suspension_remembers_a_stage
    check ((stage = 'SUSPENDED') = (resume_stage is not null));

-- Rows of regions, and national ones that came after the seed. They are added, never changed: whoever replaces a row adds one
-- that begins where the other is to end.
create table rule_override (
    id          uuid primary key,
    kind        varchar(16) not null check (kind in ('ENGINEERING', 'PROCUREMENT', 'OTHER')),
    code        varchar(40) not null,
    subject     varchar(32) not null,
    region      varchar(6) not null check (region = 'CN' or region ~ '^[1-9][0-9]{5}$'),
    from_yuan   numeric(19, 2) not null check (from_yuan >= 0),
    sense       varchar(16) not null check (sense in ('AT_LEAST', 'AT_MOST')),
    value       numeric(19, 4) not null check (value > 0),
    unit        varchar(16) not null,
    days        varchar(16) not null,
    counting    varchar(16) not null,
    source      varchar(500) not null,
    valid_from  date not null,
    valid_until date check (valid_until > valid_from),
    reason      varchar(500) not null,
    added_by    varchar(255) not null,
    added_at    timestamptz not null,
    constraint rule_override_once unique (kind, code, region, valid_from)
);
create trigger rule_override_is_final before update or delete or truncate on rule_override execute function refuse_change();
