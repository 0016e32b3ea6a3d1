-- How many of the events that a report stands on arrived late, when did the last of them arrive, and how late was any?
-- Calls that only tell who somebody is are among them: they too change what a report says of the past.
SELECT
  toInt64(count()) AS count,
  toUnixTimestamp64Milli(max(received_at)) AS last_received_at,
  max(toUnixTimestamp64Milli(received_at) - toUnixTimestamp64Milli(occurred_at)) AS max_delay
FROM events
WHERE has(splitByChar(' ', toString(flags)), {late:String})
  AND occurred_at >= fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC')
  AND occurred_at < fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC')
