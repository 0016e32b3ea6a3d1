-- Stores one batch of events as one block, and so as one part; the block names its columns.
INSERT INTO events
SETTINGS async_insert = 0
FORMAT Native
