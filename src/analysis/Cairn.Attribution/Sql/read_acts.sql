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
  tie_key,
  toUInt8(event = {conversion_event:String}) AS is_conversion,
  session_key,
  channel_key,
  source_key,
  medium_key,
  campaign_key,
  toString(multiIf(
    {by:String} = 'channel', toString(channel),
    {by:String} = 'event', toString(event),
    {by:String} = 'campaign', origin_campaign,
    {by:String} = 'source', origin_source,
    {by:String} = 'medium', origin_medium,
    {by:String} = 'platform', toString(platform),
    JSONType(properties, {property:String}) = 'String', JSONExtractString(properties, {property:String}),
    JSONType(properties, {property:String}) = 'Null', '',
    JSONExtractRaw(properties, {property:String})
  )) AS player,
  transform(
    toString(event),
    {valued_events:Array(String)},
    arrayMap(worth -> toFloat64(worth), {worths:Array(String)}),
    toFloat64(0)
  ) AS worth,
  toUInt8(is_conversion AND money IS NOT NULL) AS has_amount,
  if(is_conversion, coalesce(money, toDecimal128(0, 8)), toDecimal128(0, 8)) AS amount,
  if(is_conversion, toString(currency), '') AS currency_code,
  if(is_conversion, order_key, 0) AS told_order
FROM person_acts
WHERE (event = {conversion_event:String} OR event NOT IN {passive_events:Array(String)})
  AND NOT hasAny(flag_list, {hidden_flags:Array(String)})
  AND ({person:String} = '' OR person = {person:String})
ORDER BY person_key, occurred_at
-- Sorting the results carries about 100 bytes a row; sorting first would carry every text column that they are made from.
SETTINGS query_plan_execute_functions_after_sorting = 0
