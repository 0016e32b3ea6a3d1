-- How many records of one stretch of a log are stored, as events, in quarantine and suppressed, and how many offsets of it are taken by tombstones?
SELECT
  sumIf(records, stored_as = 'events') AS events,
  sumIf(records, stored_as = 'quarantine') AS quarantined,
  sumIf(records, stored_as = 'suppressed') AS suppressed,
  sumIf(records, stored_as = 'tombstones') AS erased
FROM
(
  SELECT 'events' AS stored_as, count() AS records
  FROM events
  WHERE log_id = {log_id:String} AND log_offset >= {from:UInt64} AND log_offset < {to:UInt64}
  UNION ALL
  SELECT 'quarantine' AS stored_as, count() AS records
  FROM quarantine
  WHERE log_id = {log_id:String} AND log_offset >= {from:UInt64} AND log_offset < {to:UInt64}
  UNION ALL
  SELECT 'suppressed' AS stored_as, count() AS records
  FROM suppressed
  WHERE log_id = {log_id:String} AND log_offset >= {from:UInt64} AND log_offset < {to:UInt64}
  UNION ALL
  SELECT 'tombstones' AS stored_as, sum(toUInt64(least(to_offset, {to:UInt64}) - greatest(from_offset, {from:UInt64}))) AS records
  FROM
  (
    SELECT DISTINCT from_offset, to_offset
    FROM tombstones
    WHERE log_id = {log_id:String} AND from_offset < {to:UInt64} AND to_offset > {from:UInt64}
  )
)
