-- How was this log imported, if it ever was?
SELECT log_id, started_at, file, bytes, source, mapping, mapping_digest, header, dialect, plan, plan_digest
FROM imports
WHERE log_id = {log_id:String}
ORDER BY started_at DESC
LIMIT 1
