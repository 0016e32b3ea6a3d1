-- How many records of each log of the spool are stored, and where does the last of them stand?
SELECT log_id, count() AS records, max(log_offset) + 1 AS stored_end
FROM
(
  SELECT log_id, log_offset FROM events WHERE startsWith(log_id, 'spool/')
  UNION ALL
  SELECT log_id, log_offset FROM quarantine WHERE startsWith(log_id, 'spool/')
  UNION ALL
  SELECT log_id, log_offset FROM kept_out WHERE startsWith(log_id, 'spool/')
)
GROUP BY log_id
