-- Adds to every event on what it happened and from which network (a keyed hash; 0: not kept). Rows from before say nothing of it.
ALTER TABLE {{table:events}} {{on_cluster}}
  ADD COLUMN IF NOT EXISTS browser LowCardinality(String) AFTER platform,
  ADD COLUMN IF NOT EXISTS system LowCardinality(String) AFTER browser,
  ADD COLUMN IF NOT EXISTS device_type LowCardinality(String) AFTER system,
  ADD COLUMN IF NOT EXISTS locale LowCardinality(String) AFTER device_type,
  ADD COLUMN IF NOT EXISTS time_zone LowCardinality(String) AFTER locale,
  ADD COLUMN IF NOT EXISTS network UInt64 CODEC(ZSTD(1)) AFTER time_zone
