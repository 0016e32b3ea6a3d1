-- Removes every quarantined record of a log.
ALTER TABLE quarantine DELETE WHERE log_id = {log_id:String} SETTINGS mutations_sync = 2
