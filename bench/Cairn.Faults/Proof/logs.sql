-- Does each log of the spool stand in the warehouse without gap and without doubling?
SELECT log_id, count() AS records, uniqExact(log_offset) AS different, min(log_offset) AS first, max(log_offset) + 1 AS end
FROM
(
  SELECT log_id, log_offset FROM events
  UNION ALL
  SELECT log_id, log_offset FROM quarantine
  UNION ALL
  SELECT log_id, log_offset FROM suppressed
)
WHERE startsWith(log_id, 'spool/')
GROUP BY log_id
ORDER BY log_id
