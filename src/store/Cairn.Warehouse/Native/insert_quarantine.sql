-- Stores one batch of rejected records as one block, and so as one part.
INSERT INTO quarantine
(
  received_at, log_id, log_offset, line, part, source, event, code, field, reason, raw,
  message_key, content_key, message_day
)
SETTINGS async_insert = 0
FORMAT Native
