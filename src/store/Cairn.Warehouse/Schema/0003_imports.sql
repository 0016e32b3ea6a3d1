-- Holds the ledger of logs, of files and of the collector: a row when one begins, one for each later plan, one when all of it is stored.
CREATE TABLE IF NOT EXISTS {{table:imports}} {{on_cluster}}
(
  log_id         LowCardinality(String),
  started_at     DateTime64(3, 'UTC'),
  file_name      String,
  bytes          UInt64,
  source         LowCardinality(String),
  mapping        String CODEC(ZSTD(1)),
  mapping_digest String,
  header         Array(String),
  dialect        String,
  plan           String,
  plan_digest    String
)
ENGINE = {{engine:MergeTree}}
ORDER BY (log_id, started_at)
SETTINGS {{durable}}
