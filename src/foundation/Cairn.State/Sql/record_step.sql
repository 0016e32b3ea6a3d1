-- Notes that a step of the schema was applied.
INSERT INTO schema_steps (number, name, digest) VALUES (@Number, @Name, @Digest)
