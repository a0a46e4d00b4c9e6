-- Letters to a role, such as to the regulator, are mailed to accounts that bore it when they gave their address.
alter table letter_address add column roles text not null default ''; -- their names, a space between them
