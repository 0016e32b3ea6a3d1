-- Which files were imported, and when? A collector's own logs stand among the imports too, without bytes.
SELECT
  argMax(imports.file_name, imports.started_at) AS name,
  argMax(imports.source, imports.started_at) AS source,
  toInt64(max(imports.bytes)) AS bytes,
  toUnixTimestamp64Milli(max(imports.started_at)) AS started_at
FROM imports
WHERE NOT startsWith(log_id, 'spool/')
GROUP BY log_id
ORDER BY max(imports.started_at) DESC, log_id
LIMIT {most:UInt32}
