-- Holds every event that kept the plan, once; (log_id, log_offset) names a row for ever. Rows stand by actor and time, so that what
-- one person did is read without sorting what others did (docs/decisions/0013).
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
  log_offset    UInt64 CODEC(T64, ZSTD(1)),
  -- Blocks of one granule: to find one actor, one of each part is unpacked. The actor: the device, or the user where no device is named, or else the first other identifier.
  actor_key     UInt64 MATERIALIZED xxHash64(multiIf(
    anonymous_id != '', concat('anonymous_id:', anonymous_id),
    user_id != '', concat('user_id:', user_id),
    concat(mapKeys(identifiers)[1], ':', mapValues(identifiers)[1])
  )) CODEC(Delta, ZSTD(1)) SETTINGS (max_compress_block_size = 65536),
  -- Whom the event names beside a device; 0 where it names nobody.
  identity_key  UInt64 MATERIALIZED multiIf(
    user_id != '', xxHash64(concat('user_id:', user_id)),
    anonymous_id != '', 0,
    xxHash64(concat(mapKeys(identifiers)[1], ':', mapValues(identifiers)[1]))
  ) CODEC(ZSTD(1)) SETTINGS (max_compress_block_size = 65536),
  INDEX by_log_offset log_offset TYPE minmax GRANULARITY 1,
  INDEX by_identity identity_key TYPE bloom_filter(0.001) GRANULARITY 1
)
ENGINE = {{engine:MergeTree}} {{shard_by:sipHash64(if(anonymous_id = '', user_id, anonymous_id))}}
PARTITION BY toYYYYMM(received_at)
ORDER BY (actor_key, occurred_at)
SETTINGS {{durable}}
