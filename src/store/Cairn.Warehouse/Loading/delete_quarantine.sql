-- Removes every quarantined record of a log.
DELETE FROM quarantine
WHERE log_id = {log_id:String}
