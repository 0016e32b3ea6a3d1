-- Takes those records of a log out of quarantine that are stored as events or suppressed.
DELETE FROM quarantine
WHERE log_id = {log_id:String} AND log_offset IN
(
  SELECT log_offset
  FROM events
  WHERE log_id = {log_id:String} AND log_offset IN
  (
    SELECT log_offset FROM quarantine WHERE log_id = {log_id:String}
  )
  UNION ALL
  SELECT log_offset
  FROM suppressed
  WHERE log_id = {log_id:String}
)
