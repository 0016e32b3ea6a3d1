-- Puts a tombstone at certain offsets of a log at which records stand.
INSERT INTO tombstones (log_id, from_offset, to_offset, reason, made_at, source, message_key, content_key, message_day)
SELECT log_id, log_offset, log_offset + 1, {reason:String}, {made_at:DateTime64(3, 'UTC')}, source, message_key, content_key, message_day
FROM
(
  SELECT log_id, log_offset, source, message_key, content_key, message_day
  FROM events
  WHERE log_id = {log_id:String} AND log_offset >= {from:UInt64} AND log_offset < {to:UInt64} AND log_offset IN {offsets:Array(UInt64)}
  UNION ALL
  SELECT log_id, log_offset, source, message_key, content_key, message_day
  FROM quarantine
  WHERE log_id = {log_id:String} AND log_offset >= {from:UInt64} AND log_offset < {to:UInt64} AND log_offset IN {offsets:Array(UInt64)}
  UNION ALL
  SELECT log_id, log_offset, source, toUInt64(0), toUInt32(0), toDate(0)
  FROM suppressed
  WHERE log_id = {log_id:String} AND log_offset >= {from:UInt64} AND log_offset < {to:UInt64} AND log_offset IN {offsets:Array(UInt64)}
)
