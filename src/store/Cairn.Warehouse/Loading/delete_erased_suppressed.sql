-- Removes the records of one stretch of a log from suppressed whose offset is taken by a tombstone.
DELETE FROM suppressed
WHERE log_id = {log_id:String} AND log_offset >= {from:UInt64} AND log_offset < {to:UInt64} AND log_offset IN
(
  SELECT arrayJoin(range(greatest(from_offset, {from:UInt64}), least(to_offset, {to:UInt64})))
  FROM tombstones
  WHERE log_id = {log_id:String} AND from_offset < {to:UInt64} AND to_offset > {from:UInt64}
)
