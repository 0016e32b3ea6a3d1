-- How many records of each log of the spool are stored, where does the last of them stand, and where was the rest of the file told as lost?
SELECT log_id, count() AS records, max(log_offset) + 1 AS stored_end, max(lost_to) AS lost_end
FROM
(
  SELECT log_id, log_offset, toUInt64(0) AS lost_to FROM events WHERE startsWith(log_id, 'spool/')
  UNION ALL
  SELECT log_id, log_offset, if(code = 'spool_lost', log_offset + 1, 0) AS lost_to FROM quarantine WHERE startsWith(log_id, 'spool/')
  UNION ALL
  SELECT log_id, log_offset, toUInt64(0) AS lost_to FROM kept_out WHERE startsWith(log_id, 'spool/')
)
GROUP BY log_id
