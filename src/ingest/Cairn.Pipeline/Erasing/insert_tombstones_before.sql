-- Puts tombstones at all offsets of one stretch of a log whose records were received before a time, one for each run of offsets.
INSERT INTO tombstones (log_id, from_offset, to_offset, reason, made_at)
SELECT {log_id:String}, min(log_offset), max(log_offset) + 1, {reason:String}, {made_at:DateTime64(3, 'UTC')}
FROM
(
  SELECT log_offset, log_offset - row_number() OVER (ORDER BY log_offset) AS run
  FROM
  (
    SELECT log_offset
    FROM events
    WHERE log_id = {log_id:String} AND log_offset >= {from:UInt64} AND log_offset < {to:UInt64} AND received_at < {before:DateTime64(3, 'UTC')}
    UNION ALL
    SELECT log_offset
    FROM quarantine
    WHERE log_id = {log_id:String} AND log_offset >= {from:UInt64} AND log_offset < {to:UInt64} AND received_at < {before:DateTime64(3, 'UTC')}
    UNION ALL
    SELECT log_offset
    FROM suppressed
    WHERE log_id = {log_id:String} AND log_offset >= {from:UInt64} AND log_offset < {to:UInt64} AND received_at < {before:DateTime64(3, 'UTC')}
  )
)
GROUP BY run
