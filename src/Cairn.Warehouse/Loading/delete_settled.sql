-- Takes those records of a log out of quarantine that are stored as events.
DELETE FROM quarantine
WHERE log_id = {log_id:String} AND log_offset IN
(
  SELECT log_offset
  FROM events
  WHERE log_id = {log_id:String} AND log_offset IN
  (
    SELECT log_offset FROM quarantine WHERE log_id = {log_id:String}
  )
)
