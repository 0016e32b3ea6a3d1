-- Removes every record of a log that was kept out.
DELETE FROM kept_out
WHERE log_id = {log_id:String}
