-- Removes every event of a log.
ALTER TABLE events DELETE WHERE log_id = {log_id:String} SETTINGS mutations_sync = 2
