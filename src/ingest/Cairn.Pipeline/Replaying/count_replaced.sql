-- How many records stand at certain offsets of a log, as events, in quarantine and suppressed?
SELECT countIf(place = 'events') AS events, countIf(place = 'quarantine') AS quarantined, countIf(place = 'suppressed') AS suppressed, toUInt64(0) AS erased
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
  SELECT 'suppressed' AS place
  FROM suppressed
  WHERE log_id = {log_id:String} AND log_offset >= {from:UInt64} AND log_offset <= {to:UInt64} AND log_offset IN {offsets:Array(UInt64)}
)
