-- Which tables and views are there to ask, how large are they, and which columns have they?
SELECT
  tables.name AS name,
  if(engine = 'View', 'view', 'table') AS kind,
  toInt64(ifNull(total_rows, 0)) AS rows,
  toInt64(ifNull(total_bytes, 0)) AS bytes,
  columns.names AS columns
FROM system.tables AS tables
LEFT JOIN
(
  SELECT table, arrayStringConcat(arrayMap(column -> column.2, arraySort(groupArray((position, name)))), ', ') AS names
  FROM system.columns
  WHERE database = currentDatabase()
  GROUP BY table
) AS columns ON columns.table = tables.name
WHERE database = currentDatabase()
ORDER BY kind, name
