-- Holds the log as it is, with the durability of Cairn's own tables: what the engine itself can load.
CREATE TABLE IF NOT EXISTS plain
(
  event_time    DateTime('UTC') CODEC(Delta, ZSTD(1)),
  event_type    LowCardinality(String),
  product_id    String CODEC(ZSTD(1)),
  category_id   String CODEC(ZSTD(1)),
  category_code LowCardinality(String),
  brand         LowCardinality(String),
  price         Decimal(18, 2) CODEC(ZSTD(1)),
  user_id       String CODEC(ZSTD(1)),
  user_session  String CODEC(ZSTD(1))
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(event_time)
ORDER BY (toDate(event_time), event_type, event_time)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, old_parts_lifetime = 480
