-- Which messages did an import store, from an offset in its log on?
SELECT log_offset, message_key, toUInt64(content_key) AS content_key
FROM events
WHERE log_id = {log_id:String} AND log_offset >= {from:UInt64} AND message_key != 0
UNION ALL
SELECT log_offset, message_key, toUInt64(content_key) AS content_key
FROM quarantine
WHERE log_id = {log_id:String} AND log_offset >= {from:UInt64} AND message_key != 0
UNION ALL
SELECT from_offset AS log_offset, message_key, toUInt64(content_key) AS content_key
FROM tombstones
WHERE log_id = {log_id:String} AND from_offset >= {from:UInt64} AND message_key != 0
