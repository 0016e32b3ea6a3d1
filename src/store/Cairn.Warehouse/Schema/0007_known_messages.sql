-- Lets messages that are stored be recognised by an import or a collector that gets them once more: message_key stands for
-- source and message id (0: none), content_key for what was said, message_day is the day of the sender's own time.
ALTER TABLE {{table:events}} {{on_cluster}}
  ADD COLUMN IF NOT EXISTS message_key UInt64 CODEC(ZSTD(1)),
  ADD COLUMN IF NOT EXISTS content_key UInt32 CODEC(ZSTD(1)),
  ADD COLUMN IF NOT EXISTS message_day Date CODEC(Delta, ZSTD(1)),
  ADD INDEX IF NOT EXISTS by_message_day message_day TYPE minmax GRANULARITY 1
