-- How do the webhooks of each source prove who sent them?
SELECT source AS Source, kind AS Kind, secrets AS Secrets, url AS Url, created_at AS CreatedAt FROM webhooks ORDER BY source, kind
