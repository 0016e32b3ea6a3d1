-- How many records of a log stand in quarantine although they are stored as events or suppressed?
SELECT count() AS settled
FROM quarantine
WHERE log_id = {log_id:String} AND log_offset GLOBAL IN
(
  SELECT log_offset
  FROM events
  WHERE log_id = {log_id:String} AND log_offset GLOBAL IN
  (
    SELECT log_offset FROM quarantine WHERE log_id = {log_id:String}
  )
  UNION ALL
  SELECT log_offset
  FROM suppressed
  WHERE log_id = {log_id:String}
)
