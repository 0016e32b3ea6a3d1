-- Holds which offsets of a log are taken by records that are gone, erased for a person's sake or by retention, so that nothing is
-- stored there again. Ranges end before to_offset and lie within one hundred thousand offsets (docs/decisions/0012). Of an erased message its
-- key stays, which says nothing of the person, so that it is recognised when it comes again.
CREATE TABLE IF NOT EXISTS {{table:tombstones}} {{on_cluster}}
(
  log_id      LowCardinality(String),
  from_offset UInt64 CODEC(Delta, ZSTD(1)),
  to_offset   UInt64 CODEC(Delta, ZSTD(1)),
  reason      LowCardinality(String),
  made_at     DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
  source      LowCardinality(String),
  message_key UInt64 CODEC(ZSTD(1)),
  content_key UInt32 CODEC(ZSTD(1)),
  message_day Date CODEC(Delta, ZSTD(1)),
  INDEX by_message_day message_day TYPE minmax GRANULARITY 1
)
ENGINE = {{engine:ReplacingMergeTree}}
ORDER BY (log_id, from_offset, to_offset)
SETTINGS {{durable}}
