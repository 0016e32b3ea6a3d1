-- Which records are in quarantine, in full?
SELECT file_name, line, source, event, code, field, reason, raw
FROM quarantine
GLOBAL LEFT JOIN
(
  SELECT log_id, argMax(file_name, started_at) AS file_name
  FROM imports
  GROUP BY log_id
) AS known USING (log_id)
WHERE {code:String} = '' OR code = {code:String}
ORDER BY log_id, log_offset
