-- Which offsets of one stretch of a log are taken, by an event, in quarantine, by what was suppressed, or by a tombstone?
SELECT log_offset
FROM events
WHERE log_id = {log_id:String} AND log_offset >= {from:UInt64} AND log_offset < {to:UInt64}
UNION ALL
SELECT log_offset
FROM quarantine
WHERE log_id = {log_id:String} AND log_offset >= {from:UInt64} AND log_offset < {to:UInt64}
UNION ALL
SELECT log_offset
FROM suppressed
WHERE log_id = {log_id:String} AND log_offset >= {from:UInt64} AND log_offset < {to:UInt64}
UNION ALL
SELECT DISTINCT arrayJoin(range(greatest(from_offset, {from:UInt64}), least(to_offset, {to:UInt64}))) AS log_offset
FROM tombstones
WHERE log_id = {log_id:String} AND from_offset < {to:UInt64} AND to_offset > {from:UInt64}
