-- How do the webhooks of a source prove who sent them? One setting for each kind of sender; secrets stand one a line, any of them is good.
CREATE TABLE IF NOT EXISTS webhooks (
  source TEXT NOT NULL REFERENCES sources (name),
  kind TEXT NOT NULL,
  secrets TEXT NOT NULL,
  url TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (source, kind)
)
