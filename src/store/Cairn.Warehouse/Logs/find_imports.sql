-- How was this log imported, and against which plans was it checked, oldest first?
SELECT log_id, started_at, file_name, bytes, source, mapping, mapping_digest, header, dialect, plan, plan_digest, records
FROM imports
WHERE log_id = {log_id:String}
ORDER BY started_at
LIMIT 1000
