-- Which records of a stretch of a log were kept out, and why?
SELECT log_offset, event, message_id, occurred_at, reason
FROM kept_out
WHERE log_id = {log_id:String} AND log_offset >= {from:UInt64} AND log_offset < {to:UInt64}
