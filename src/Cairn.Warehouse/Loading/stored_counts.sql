-- How many records of one stretch of a log are stored, as events and in quarantine?
SELECT countIf(is_event) AS events, countIf(NOT is_event) AS quarantined
FROM
(
  SELECT true AS is_event
  FROM events
  WHERE log_id = {log_id:String} AND log_offset >= {from:UInt64} AND log_offset < {to:UInt64}
  UNION ALL
  SELECT false AS is_event
  FROM quarantine
  WHERE log_id = {log_id:String} AND log_offset >= {from:UInt64} AND log_offset < {to:UInt64}
)
