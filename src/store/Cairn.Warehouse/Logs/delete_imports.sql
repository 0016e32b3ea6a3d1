-- Forgets that a log was imported.
DELETE FROM imports
WHERE log_id = {log_id:String}
