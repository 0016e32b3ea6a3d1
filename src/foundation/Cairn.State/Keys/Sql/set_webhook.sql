-- Says how webhooks of a kind prove that they come from a source's sender.
INSERT INTO webhooks (source, kind, secrets, url, created_at) VALUES (@Source, @Kind, @Secrets, @Url, @CreatedAt)
ON CONFLICT (source, kind) DO UPDATE SET secrets = excluded.secrets, url = excluded.url, created_at = excluded.created_at
