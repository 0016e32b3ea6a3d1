-- Which acts stand under a stretch of actors' keys, in a stretch of time?
SELECT
  actor_key,
  identity_key,
  occurred_at,
  if(session_id = '', 0, xxHash64(session_id)) AS session_key,
  order_key,
  event,
  flags,
  channel,
  traffic_source,
  traffic_medium,
  traffic_campaign,
  platform,
  currency,
  if(
    event = {conversion_event:String},
    if({value_property:String} = 'value', value, toDecimal128OrNull(trim(BOTH '"' FROM JSONExtractRaw(properties, {value_property:String})), 8)),
    NULL
  ) AS money,
  toLowCardinality(if({property:String} = '', '', multiIf(
    JSONType(properties, {property:String}) = 'String', JSONExtractString(properties, {property:String}),
    JSONType(properties, {property:String}) = 'Null', '',
    JSONExtractRaw(properties, {property:String})
  ))) AS property
FROM events
WHERE bitShiftRight(actor_key, 57) BETWEEN bitShiftRight({first:UInt64}, 57) AND bitShiftRight({last:UInt64}, 57)
  AND actor_key BETWEEN {first:UInt64} AND {last:UInt64}
  AND (empty({actors:Array(UInt64)})
    OR (bitShiftRight(actor_key, 57) IN arrayMap(key -> bitShiftRight(key, 57), {actors:Array(UInt64)}) AND actor_key IN {actors:Array(UInt64)}))
  AND occurred_at BETWEEN fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC') AND fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC')
  AND event NOT IN ('$identify', '$group', '$alias')
  AND (event = {conversion_event:String} OR event NOT IN {passive_events:Array(String)})
