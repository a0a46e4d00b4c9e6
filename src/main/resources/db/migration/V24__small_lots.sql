-- A third class of slots, for lots that few will bid for: keys that nobody takes are made by trustees all the same.
alter table lot
    drop constraint lot_slot_class_check,
    add constraint lot_slot_class_check check (slot_class in ('small', 'default', 'crowd'));
