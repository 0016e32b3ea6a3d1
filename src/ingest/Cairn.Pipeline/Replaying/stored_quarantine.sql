-- Which records of a stretch of a log stand in quarantine, and why?
SELECT log_offset, event, code, field, reason
FROM quarantine
WHERE log_id = {log_id:String} AND log_offset >= {from:UInt64} AND log_offset < {to:UInt64}
