-- Removes every record of a log that was suppressed.
DELETE FROM suppressed
WHERE log_id = {log_id:String}
