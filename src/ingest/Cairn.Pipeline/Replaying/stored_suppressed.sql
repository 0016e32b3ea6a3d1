-- Which records of a stretch of a log were suppressed, and why?
SELECT log_offset, event, message_id, occurred_at, reason
FROM suppressed
WHERE log_id = {log_id:String} AND log_offset >= {from:UInt64} AND log_offset < {to:UInt64}
