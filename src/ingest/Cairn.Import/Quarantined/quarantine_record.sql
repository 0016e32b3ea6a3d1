-- Which records of a line of a file are in quarantine?
SELECT log_id, log_offset, part, code, reason, raw
FROM quarantine
GLOBAL LEFT JOIN
(
  SELECT log_id, argMax(file_name, started_at) AS file_name
  FROM imports
  GROUP BY log_id
) AS known USING (log_id)
WHERE line = {line:UInt64} AND (file_name = {path:String} OR endsWith(file_name, concat('/', {path:String})))
ORDER BY log_id, log_offset
LIMIT 100
