-- Which events stand in a stretch of a log, in full?
SELECT * EXCEPT (log_id)
FROM events
WHERE log_id = {log_id:String} AND log_offset >= {from:UInt64} AND log_offset < {to:UInt64}
