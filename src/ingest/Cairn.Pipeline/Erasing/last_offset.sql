-- Behind which offset of a log does no record stand?
SELECT max(end)
FROM
(
  SELECT max(log_offset) + 1 AS end FROM events WHERE log_id = {log_id:String}
  UNION ALL
  SELECT max(log_offset) + 1 AS end FROM quarantine WHERE log_id = {log_id:String}
  UNION ALL
  SELECT max(log_offset) + 1 AS end FROM suppressed WHERE log_id = {log_id:String}
)
