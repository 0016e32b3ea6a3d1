-- What stands under some actors, event by event, in order of time?
SELECT
  actor_key,
  identity_key,
  toUnixTimestamp64Milli(occurred_at) AS at,
  toUnixTimestamp64Milli(received_at) AS received_at,
  splitByChar(' ', toString(flags)) AS flags,
  toString(event) AS event,
  session_id,
  toString(channel) AS channel,
  toString(traffic_source) AS traffic_source,
  toString(traffic_medium) AS traffic_medium,
  toString(traffic_campaign) AS traffic_campaign,
  toString(platform) AS platform,
  if(value IS NULL, '', toString(value)) AS value,
  toString(currency) AS currency,
  order_id,
  properties
FROM events
WHERE bitShiftRight(actor_key, 57) IN arrayMap(key -> bitShiftRight(key, 57), {actors:Array(UInt64)})
  AND actor_key IN {actors:Array(UInt64)}
  AND event NOT IN ('$identify', '$group', '$alias')
ORDER BY at, log_id, log_offset
