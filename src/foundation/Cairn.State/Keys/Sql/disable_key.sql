-- Takes a key out of use; one that is so already keeps its time.
UPDATE write_keys SET disabled_at = COALESCE(disabled_at, @Now) WHERE id = @Id
