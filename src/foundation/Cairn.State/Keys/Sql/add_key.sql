-- Gives a source another key.
INSERT INTO write_keys (id, source, hash, hint, created_at) VALUES (@Id, @Source, @Hash, @Hint, @CreatedAt)
