-- Who sends events: every source has a name of its own.
CREATE TABLE IF NOT EXISTS sources (
  name TEXT NOT NULL PRIMARY KEY,
  created_at BIGINT NOT NULL
)
