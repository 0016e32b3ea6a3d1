-- Holds every event that kept the plan, once; (log_id, log_offset) names a row for ever.
CREATE TABLE IF NOT EXISTS {{table:events}} {{on_cluster}}
(
  occurred_at   DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
  received_at   DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
  event         LowCardinality(String),
  source        LowCardinality(String),
  message_id    String CODEC(ZSTD(1)),
  user_id       String CODEC(ZSTD(1)),
  anonymous_id  String CODEC(ZSTD(1)),
  identifiers   Map(LowCardinality(String), String),
  session_id    String CODEC(ZSTD(1)),
  channel       LowCardinality(String),
  utm_source    LowCardinality(String),
  utm_medium    LowCardinality(String),
  utm_campaign  LowCardinality(String),
  utm_content   LowCardinality(String),
  utm_term      LowCardinality(String),
  referrer      String CODEC(ZSTD(1)),
  click_id_type LowCardinality(String),
  click_id      String CODEC(ZSTD(1)),
  page_url      String CODEC(ZSTD(1)),
  platform      LowCardinality(String),
  value         Nullable(Decimal(28, 8)) CODEC(ZSTD(1)),
  currency      LowCardinality(String),
  order_id      String CODEC(ZSTD(1)),
  properties    String CODEC(ZSTD(1)),
  flags         LowCardinality(String),
  log_id        LowCardinality(String),
  log_offset    UInt64 CODEC(Delta, ZSTD(1)),
  INDEX by_log_offset log_offset TYPE minmax GRANULARITY 1
)
ENGINE = {{engine:MergeTree}} {{shard_by:sipHash64(if(user_id = '', anonymous_id, user_id))}}
PARTITION BY toYYYYMM(received_at)
ORDER BY (toDate(occurred_at), event, occurred_at, log_offset)
SETTINGS {{durable}}
