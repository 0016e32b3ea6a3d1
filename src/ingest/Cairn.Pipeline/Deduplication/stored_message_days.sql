-- On which days have how many stored messages, by source?
SELECT source, toUInt64(toUInt16(message_day)) AS day, count() AS messages
FROM
(
  SELECT source, message_day
  FROM events
  WHERE message_key != 0
  UNION ALL
  SELECT source, message_day
  FROM quarantine
  WHERE message_key != 0
  UNION ALL
  SELECT source, message_day
  FROM tombstones
  WHERE message_key != 0
)
GROUP BY source, message_day
