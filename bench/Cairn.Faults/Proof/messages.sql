-- How often does each message stand in each table, and how often was it suppressed as a second delivery?
SELECT
  message_id,
  countIf(place = 'events') AS events,
  countIf(place = 'quarantine') AS quarantined,
  countIf(place = 'damaged') AS damaged,
  countIf(place = 'suppressed') AS suppressed
FROM
(
  SELECT message_id, 'events' AS place FROM events
  UNION ALL
  SELECT message_id, 'suppressed' AS place FROM suppressed WHERE reason = 'second_delivery'
  UNION ALL
  SELECT extract(raw, 'fault-[0-9]{12}') AS message_id, 'quarantine' AS place FROM quarantine WHERE code <> 'spool_damaged'
  UNION ALL
  SELECT arrayJoin(extractAll(raw, 'fault-[0-9]{12}')) AS message_id, 'damaged' AS place FROM quarantine WHERE code = 'spool_damaged'
)
WHERE startsWith(message_id, 'fault-')
GROUP BY message_id
