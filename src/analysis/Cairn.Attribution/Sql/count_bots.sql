-- How many events of a report's time are of machines that call themselves one?
SELECT toInt64(count()) AS count
FROM events
WHERE has(splitByChar(' ', toString(flags)), {bot:String})
  AND occurred_at >= fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC')
  AND occurred_at < fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC')
