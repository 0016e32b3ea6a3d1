-- Holds the requests of one spool file; first_offset is the offset of a request's first call in the file's log.
CREATE TABLE IF NOT EXISTS requests
(
  first_offset INTEGER PRIMARY KEY,
  calls        INTEGER NOT NULL,
  received_at  INTEGER NOT NULL,
  source       TEXT NOT NULL,
  method       TEXT NOT NULL,
  path         TEXT NOT NULL,
  agent        TEXT NOT NULL,
  headers      TEXT NOT NULL,
  checksum     INTEGER NOT NULL,
  body         BLOB NOT NULL
)
