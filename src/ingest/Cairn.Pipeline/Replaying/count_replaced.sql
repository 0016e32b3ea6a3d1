-- How many records stand at certain places of a log, as events, in quarantine and kept out?
SELECT countIf(place = 'events') AS events, countIf(place = 'quarantine') AS quarantined, countIf(place = 'kept_out') AS kept_out, toUInt64(0) AS erased
FROM
(
  SELECT 'events' AS place
  FROM events
  WHERE log_id = {log_id:String} AND log_offset >= {from:UInt64} AND log_offset <= {to:UInt64} AND log_offset IN {offsets:Array(UInt64)}
  UNION ALL
  SELECT 'quarantine' AS place
  FROM quarantine
  WHERE log_id = {log_id:String} AND log_offset >= {from:UInt64} AND log_offset <= {to:UInt64} AND log_offset IN {offsets:Array(UInt64)}
  UNION ALL
  SELECT 'kept_out' AS place
  FROM kept_out
  WHERE log_id = {log_id:String} AND log_offset >= {from:UInt64} AND log_offset <= {to:UInt64} AND log_offset IN {offsets:Array(UInt64)}
)
