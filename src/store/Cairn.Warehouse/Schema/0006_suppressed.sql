-- Holds every record of a log that became no event although nothing is wrong with it, with the reason: messages
-- that were delivered before, calls that are no acts, customers who did not consent.
CREATE TABLE IF NOT EXISTS {{table:suppressed}} {{on_cluster}}
(
  received_at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
  log_id      LowCardinality(String),
  log_offset  UInt64 CODEC(Delta, ZSTD(1)),
  source      LowCardinality(String),
  event       LowCardinality(String),
  message_id  String CODEC(ZSTD(1)),
  occurred_at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
  reason      LowCardinality(String)
)
ENGINE = {{engine:MergeTree}}
PARTITION BY toYYYYMM(received_at)
ORDER BY (log_id, log_offset)
SETTINGS {{durable}}
