-- Holds what somebody said of two identifiers: that they are one person (link), that another system has them as one (mapping), or that they are two (split). The latest link or split of a pair counts, beside the first mapping of it, so nothing
-- is ever changed here; one and other are TYPE:ID, the lesser text first (docs/identity.md).
CREATE TABLE IF NOT EXISTS {{table:identity_decisions}} {{on_cluster}}
(
  decided_at DateTime64(3, 'UTC'),
  kind       LowCardinality(String),
  one        String,
  other      String,
  reason     String,
  one_key    UInt64 MATERIALIZED xxHash64(one),
  other_key  UInt64 MATERIALIZED xxHash64(other)
)
ENGINE = {{engine:MergeTree}}
ORDER BY (one, other, decided_at)
SETTINGS {{durable}}
