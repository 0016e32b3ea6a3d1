-- Which acts did every person do, in order of time, and which player does each act speak for?
WITH
  if(
    {value_property:String} = 'value',
    value,
    toDecimal128OrNull(trim(BOTH '"' FROM JSONExtractRaw(properties, {value_property:String})), 8)
  ) AS money
SELECT
  reinterpretAsUInt128(sipHash128(person)) AS person_key,
  toUnixTimestamp64Milli(occurred_at) AS at,
  toUInt8(event = {conversion_event:String}) AS is_conversion,
  toUInt8(has({passive_events:Array(String)}, toString(event))) AS is_passive,
  if(session_id = '', 0, cityHash64(session_id)) AS session,
  if(
    utm_source = '' AND utm_medium = '' AND utm_campaign = '' AND click_id = '',
    0,
    cityHash64(utm_source, utm_medium, utm_campaign, click_id)
  ) AS campaign,
  toString(multiIf(
    {by:String} = 'channel', channel,
    {by:String} = 'event', event,
    {by:String} = 'campaign', utm_campaign,
    {by:String} = 'source', utm_source,
    {by:String} = 'medium', utm_medium,
    {by:String} = 'platform', platform,
    JSONType(properties, {property:String}) = 'String', JSONExtractString(properties, {property:String}),
    JSONExtractRaw(properties, {property:String})
  )) AS player,
  if(
    empty({weighed_events:Array(String)}),
    1.,
    transform(
      toString(event),
      {weighed_events:Array(String)},
      arrayMap(weight -> toFloat64(weight), {weights:Array(String)}),
      toFloat64({lowest_weight:String})
    )
  ) AS weight,
  toUInt8(is_conversion AND money IS NULL) AS is_without_amount,
  if(is_conversion, coalesce(money, toDecimal128(0, 8)), toDecimal128(0, 8)) AS amount,
  if(is_conversion, toString(currency), '') AS currency_code,
  if(order_id = '', 0, cityHash64(order_id)) AS order_key
FROM person_events
WHERE occurred_at >= fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC')
  AND occurred_at < fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC')
  AND ({person:String} = '' OR person = {person:String})
ORDER BY person_key, occurred_at, log_id, log_offset
-- Sorting the results carries 80 bytes a row; sorting first would carry every text column that they are made from.
SETTINGS query_plan_execute_functions_after_sorting = 0
