-- Forgets that a log was imported.
ALTER TABLE imports DELETE WHERE log_id = {log_id:String} SETTINGS mutations_sync = 2
