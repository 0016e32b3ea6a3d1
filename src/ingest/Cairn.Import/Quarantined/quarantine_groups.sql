-- Why are records in quarantine, how many for each reason, and what is the first of them?
SELECT
  source,
  event,
  code,
  field,
  count() AS records,
  argMin(file_name, log_offset) AS first_file,
  argMin(line, log_offset) AS first_line,
  argMin(reason, log_offset) AS first_reason
FROM quarantine
GLOBAL LEFT JOIN
(
  SELECT log_id, argMax(file_name, started_at) AS file_name
  FROM imports
  GROUP BY log_id
) AS known USING (log_id)
GROUP BY source, event, code, field
ORDER BY records DESC, source, event, code, field
LIMIT {limit:UInt64}
