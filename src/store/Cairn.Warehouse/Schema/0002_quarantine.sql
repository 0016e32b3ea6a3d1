-- Holds every record that broke the plan or could not be read, with the reason and its own text, until it is replayed.
CREATE TABLE IF NOT EXISTS {{table:quarantine}} {{on_cluster}}
(
  received_at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
  log_id      LowCardinality(String),
  log_offset  UInt64 CODEC(Delta, ZSTD(1)),
  line        UInt64 CODEC(Delta, ZSTD(1)),
  part        UInt64 CODEC(ZSTD(1)),
  source      LowCardinality(String),
  event       LowCardinality(String),
  code        LowCardinality(String),
  field       LowCardinality(String),
  reason      String CODEC(ZSTD(1)),
  raw         String CODEC(ZSTD(1))
)
ENGINE = {{engine:MergeTree}}
PARTITION BY toYYYYMM(received_at)
ORDER BY (log_id, log_offset)
SETTINGS {{durable}}
