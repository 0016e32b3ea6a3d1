-- Lets messages in quarantine be recognised, as 0007 does for those that are stored as events.
ALTER TABLE {{table:quarantine}} {{on_cluster}}
  ADD COLUMN IF NOT EXISTS message_key UInt64 CODEC(ZSTD(1)),
  ADD COLUMN IF NOT EXISTS content_key UInt32 CODEC(ZSTD(1)),
  ADD COLUMN IF NOT EXISTS message_day Date CODEC(Delta, ZSTD(1)),
  ADD INDEX IF NOT EXISTS by_message_day message_day TYPE minmax GRANULARITY 1
