-- Which offsets of a stretch of a log are taken by tombstones?
SELECT DISTINCT arrayJoin(range(greatest(from_offset, {from:UInt64}), least(to_offset, {to:UInt64}))) AS log_offset
FROM tombstones
WHERE log_id = {log_id:String} AND from_offset < {to:UInt64} AND to_offset > {from:UInt64}
