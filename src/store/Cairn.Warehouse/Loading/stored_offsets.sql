-- Which records of one stretch of a log are stored, as events, in quarantine or kept out?
SELECT log_offset
FROM events
WHERE log_id = {log_id:String} AND log_offset >= {from:UInt64} AND log_offset < {to:UInt64}
UNION ALL
SELECT log_offset
FROM quarantine
WHERE log_id = {log_id:String} AND log_offset >= {from:UInt64} AND log_offset < {to:UInt64}
UNION ALL
SELECT log_offset
FROM kept_out
WHERE log_id = {log_id:String} AND log_offset >= {from:UInt64} AND log_offset < {to:UInt64}
