-- Which records of a log are in quarantine, from an offset in the log on?
SELECT received_at, log_offset, line, part, code, raw, message_key, content_key
FROM quarantine
WHERE log_id = {log_id:String} AND log_offset >= {from:UInt64}
ORDER BY log_offset
LIMIT {limit:UInt64}
