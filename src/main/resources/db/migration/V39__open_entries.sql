-- The regulator leafs through the open entries of the log, all of them or those of one type. What is sealed is in neither index and in no
-- list: nobody can tell it from padding, and a list of it would, and so would count the bids before the deadline.

-- canonical JSON sorts its keys, so the type, of 32 letters at most, is the end of an entry
create function open_entry_type(leaf bytea) returns text language sql immutable as $$
    select substring(encode(substring(leaf from greatest(octet_length(leaf) - 41, 1)), 'escape') from '"type":"([A-Z][A-Z_]*)"\}$')
$$;

create index log_leaf_open on log_leaf (idx) where get_byte(leaf, 0) = 1;
create index log_leaf_open_by_type on log_leaf (open_entry_type(leaf), idx) where get_byte(leaf, 0) = 1;
