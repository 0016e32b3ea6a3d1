-- With which keys may a source send? Only the SHA-256 of a key is kept; several are valid at once, so that clients can change over.
CREATE TABLE IF NOT EXISTS write_keys (
  id TEXT NOT NULL PRIMARY KEY,
  source TEXT NOT NULL REFERENCES sources (name),
  hash TEXT NOT NULL UNIQUE,
  hint TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  rotated_at BIGINT,
  disabled_at BIGINT
)
