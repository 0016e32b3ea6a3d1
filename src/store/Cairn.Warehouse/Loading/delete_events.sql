-- Removes every event of a log.
DELETE FROM events
WHERE log_id = {log_id:String}
