-- Stores one batch of records that became no events as one block, and so as one part.
INSERT INTO suppressed
(
  received_at, log_id, log_offset, source, event, message_id, occurred_at, reason
)
SETTINGS async_insert = 0
FORMAT Native
