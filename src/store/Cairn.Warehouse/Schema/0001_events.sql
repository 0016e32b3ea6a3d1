-- Holds every event that kept the plan, once; (log_id, log_offset) names a row for ever. Rows stand in 128 buckets of actors and by
-- time within each, so that a stretch of actors is read by itself and parts are merged in long runs (docs/decisions/0013).
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
  -- Keys stand in blocks of one granule: to find one actor, one of each part is unpacked. The actor: the anonymous id, or the user where there is none, or else the first other identifier.
  actor_key     UInt64 MATERIALIZED xxHash64(multiIf(
    anonymous_id != '', concat('anonymous_id:', anonymous_id),
    user_id != '', concat('user_id:', user_id),
    concat(mapKeys(identifiers)[1], ':', mapValues(identifiers)[1])
  )) CODEC(ZSTD(1)) SETTINGS (max_compress_block_size = 65536),
  -- Whom the event names: the user, or else the first identifier that stands for no device; 0 where it names a device alone.
  identity_key  UInt64 MATERIALIZED multiIf(
    user_id != '', xxHash64(concat('user_id:', user_id)),
    empty(identifiers), 0,
    arrayFirst(type -> type != 'device_id', mapKeys(identifiers)) = '', 0,
    xxHash64(arrayFirst((name, type) -> type != 'device_id', arrayMap((type, id) -> concat(type, ':', id), mapKeys(identifiers), mapValues(identifiers)), mapKeys(identifiers)))
  ) CODEC(ZSTD(1)) SETTINGS (max_compress_block_size = 65536),
  -- The order's id without blanks around it; 0 where there is none.
  order_key     UInt64 MATERIALIZED if(trim(BOTH '\t\n\r ' FROM order_id) = '', 0, xxHash64(trim(BOTH '\t\n\r ' FROM order_id))) CODEC(ZSTD(1)),
  identifier_keys Array(UInt64) MATERIALIZED arrayMap((type, id) -> xxHash64(concat(type, ':', id)), mapKeys(identifiers), mapValues(identifiers)) CODEC(ZSTD(1)),
  INDEX by_log_offset log_offset TYPE minmax GRANULARITY 1,
  INDEX by_actor actor_key TYPE bloom_filter(0.001) GRANULARITY 1,
  INDEX by_identity identity_key TYPE bloom_filter(0.001) GRANULARITY 1,
  INDEX by_order order_key TYPE bloom_filter(0.001) GRANULARITY 1,
  INDEX by_identifier identifier_keys TYPE bloom_filter(0.001) GRANULARITY 1
)
ENGINE = {{engine:MergeTree}} {{shard_by:xxHash64(multiIf(anonymous_id != '', concat('anonymous_id:', anonymous_id), user_id != '', concat('user_id:', user_id), concat(mapKeys(identifiers)[1], ':', mapValues(identifiers)[1])))}}
PARTITION BY toYYYYMM(received_at)
ORDER BY (bitShiftRight(actor_key, 57), occurred_at)
SETTINGS {{durable}}
