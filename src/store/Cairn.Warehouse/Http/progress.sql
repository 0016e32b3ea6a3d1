-- How far has one running query come?
SELECT
  toInt64(read_rows)         AS read_rows,
  toInt64(total_rows_approx) AS total_rows,
  elapsed                    AS elapsed_seconds
FROM system.processes
WHERE query_id = {query_id:String} OR Settings['log_comment'] = {query_id:String}
