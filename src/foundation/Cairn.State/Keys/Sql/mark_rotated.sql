-- Notes that a newer key takes the place of a source's valid ones.
UPDATE write_keys SET rotated_at = @Now WHERE source = @Source AND rotated_at IS NULL AND disabled_at IS NULL
