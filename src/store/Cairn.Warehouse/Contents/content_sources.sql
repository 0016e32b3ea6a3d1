-- What became of each source's records, and when did the latest come?
SELECT
  source,
  toInt64(sum(is_event)) AS events,
  toInt64(sum(is_quarantined)) AS quarantined,
  toInt64(sum(is_suppressed)) AS suppressed,
  toUnixTimestamp64Milli(max(received_at)) AS last_received
FROM
(
  SELECT source, received_at, 1 AS is_event, 0 AS is_quarantined, 0 AS is_suppressed FROM events
  UNION ALL
  SELECT source, received_at, 0 AS is_event, 1 AS is_quarantined, 0 AS is_suppressed FROM quarantine
  UNION ALL
  SELECT source, received_at, 0 AS is_event, 0 AS is_quarantined, 1 AS is_suppressed FROM suppressed
)
GROUP BY source
ORDER BY count() DESC, source
LIMIT {most:UInt32}
