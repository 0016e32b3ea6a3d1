-- How many records stand at certain offsets of a log, as events, in quarantine and suppressed?
SELECT countIf(stored_as = 'events') AS events, countIf(stored_as = 'quarantine') AS quarantined, countIf(stored_as = 'suppressed') AS suppressed, toUInt64(0) AS erased
FROM
(
  SELECT 'events' AS stored_as
  FROM events
  WHERE log_id = {log_id:String} AND log_offset >= {from:UInt64} AND log_offset <= {to:UInt64} AND log_offset IN {offsets:Array(UInt64)}
  UNION ALL
  SELECT 'quarantine' AS stored_as
  FROM quarantine
  WHERE log_id = {log_id:String} AND log_offset >= {from:UInt64} AND log_offset <= {to:UInt64} AND log_offset IN {offsets:Array(UInt64)}
  UNION ALL
  SELECT 'suppressed' AS stored_as
  FROM suppressed
  WHERE log_id = {log_id:String} AND log_offset >= {from:UInt64} AND log_offset <= {to:UInt64} AND log_offset IN {offsets:Array(UInt64)}
)
