-- Which files were imported since a time, and which of these imports have ended? One that began before counts from its first entry since.
SELECT log_id, toUnixTimestamp64Milli(min(started_at)) AS began_at, max(records) AS records
FROM imports
WHERE startsWith(log_id, 'import:') AND started_at >= {since:DateTime64(3, 'UTC')}
GROUP BY log_id
ORDER BY log_id
