-- Stores one small batch of events as one block; its part is looked through as quickly without indexes, and gets them when it is merged.
INSERT INTO events
SETTINGS async_insert = 0, exclude_materialize_skip_indexes_on_insert = 'by_actor,by_identity,by_order,by_identifier'
FORMAT Native
