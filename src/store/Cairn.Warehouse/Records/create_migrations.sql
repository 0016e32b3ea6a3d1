-- Holds one row for every schema step that was applied.
CREATE TABLE IF NOT EXISTS {{table:migrations}} {{on_cluster}}
(
  number     UInt32,
  name       String,
  digest     String,
  applied_at DateTime64(3, 'UTC')
)
ENGINE = {{engine:MergeTree}}
ORDER BY number
SETTINGS {{durable}}
