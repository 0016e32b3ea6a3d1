-- How many records of one stretch of a log are stored, as events, in quarantine and kept out, and how many offsets of it are taken by tombstones?
SELECT
  sumIf(records, place = 'events') AS events,
  sumIf(records, place = 'quarantine') AS quarantined,
  sumIf(records, place = 'kept_out') AS kept_out,
  sumIf(records, place = 'tombstones') AS erased
FROM
(
  SELECT 'events' AS place, count() AS records
  FROM events
  WHERE log_id = {log_id:String} AND log_offset >= {from:UInt64} AND log_offset < {to:UInt64}
  UNION ALL
  SELECT 'quarantine' AS place, count() AS records
  FROM quarantine
  WHERE log_id = {log_id:String} AND log_offset >= {from:UInt64} AND log_offset < {to:UInt64}
  UNION ALL
  SELECT 'kept_out' AS place, count() AS records
  FROM kept_out
  WHERE log_id = {log_id:String} AND log_offset >= {from:UInt64} AND log_offset < {to:UInt64}
  UNION ALL
  SELECT 'tombstones' AS place, sum(toUInt64(least(to_offset, {to:UInt64}) - greatest(from_offset, {from:UInt64}))) AS records
  FROM
  (
    SELECT DISTINCT from_offset, to_offset
    FROM tombstones
    WHERE log_id = {log_id:String} AND from_offset < {to:UInt64} AND to_offset > {from:UInt64}
  )
)
