-- How many records of one stretch of a log are stored although a tombstone takes their offset?
WITH erased AS
(
  SELECT arrayJoin(range(greatest(from_offset, {from:UInt64}), least(to_offset, {to:UInt64}))) AS log_offset
  FROM tombstones
  WHERE log_id = {log_id:String} AND from_offset < {to:UInt64} AND to_offset > {from:UInt64}
)
SELECT countIf(stored_as = 'events') AS events, countIf(stored_as = 'quarantine') AS quarantined, countIf(stored_as = 'suppressed') AS suppressed, toUInt64(0) AS erased
FROM
(
  SELECT 'events' AS stored_as
  FROM events
  WHERE log_id = {log_id:String} AND log_offset >= {from:UInt64} AND log_offset < {to:UInt64} AND log_offset GLOBAL IN (SELECT log_offset FROM erased)
  UNION ALL
  SELECT 'quarantine' AS stored_as
  FROM quarantine
  WHERE log_id = {log_id:String} AND log_offset >= {from:UInt64} AND log_offset < {to:UInt64} AND log_offset GLOBAL IN (SELECT log_offset FROM erased)
  UNION ALL
  SELECT 'suppressed' AS stored_as
  FROM suppressed
  WHERE log_id = {log_id:String} AND log_offset >= {from:UInt64} AND log_offset < {to:UInt64} AND log_offset GLOBAL IN (SELECT log_offset FROM erased)
)
