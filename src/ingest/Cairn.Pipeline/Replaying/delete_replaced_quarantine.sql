-- Removes the records of a log that stand in quarantine at certain offsets, for others to take these places.
DELETE FROM quarantine
WHERE log_id = {log_id:String} AND log_offset >= {from:UInt64} AND log_offset <= {to:UInt64} AND log_offset IN {offsets:Array(UInt64)}
