-- Which files were imported, and when? A collector's own logs stand among the imports too, without bytes.
SELECT
  argMax(file_name, started_at) AS name,
  argMax(source, started_at) AS source,
  toInt64(max(bytes)) AS bytes,
  toUnixTimestamp64Milli(max(imports.started_at)) AS started_at
FROM imports
WHERE NOT startsWith(log_id, 'spool/')
GROUP BY log_id
ORDER BY max(imports.started_at) DESC, log_id
LIMIT {most:UInt32}
