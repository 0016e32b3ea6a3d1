-- How many offsets of each log of the spool are taken, how many of them by tombstones, where does the last stand, and where was the rest of the file told as lost?
SELECT log_id, sum(taken) AS records, sumIf(taken, is_erased) AS erased, max(end) AS stored_end, max(lost_to) AS lost_end
FROM
(
  SELECT log_id, count() AS taken, false AS is_erased, max(log_offset) + 1 AS end, toUInt64(0) AS lost_to
  FROM events WHERE startsWith(log_id, 'spool/') GROUP BY log_id
  UNION ALL
  SELECT log_id, count() AS taken, false AS is_erased, max(log_offset) + 1 AS end, max(if(code = 'spool_lost', log_offset + 1, 0)) AS lost_to
  FROM quarantine WHERE startsWith(log_id, 'spool/') GROUP BY log_id
  UNION ALL
  SELECT log_id, count() AS taken, false AS is_erased, max(log_offset) + 1 AS end, toUInt64(0) AS lost_to
  FROM suppressed WHERE startsWith(log_id, 'spool/') GROUP BY log_id
  UNION ALL
  SELECT log_id, sum(toUInt64(to_offset - from_offset)) AS taken, true AS is_erased, max(to_offset) AS end, toUInt64(0) AS lost_to
  FROM (SELECT DISTINCT log_id, from_offset, to_offset FROM tombstones WHERE startsWith(log_id, 'spool/'))
  GROUP BY log_id
)
GROUP BY log_id
