-- Which steps of the schema were applied, and in which form?
CREATE TABLE IF NOT EXISTS schema_steps (
  number INTEGER NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  digest TEXT NOT NULL
)
