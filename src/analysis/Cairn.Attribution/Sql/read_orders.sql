-- Who told these orders, when, and with which money?
SELECT
  order_key,
  actor_key,
  identity_key,
  toUnixTimestamp64Milli(occurred_at) AS at,
  if({value_property:String} = 'value', value, toDecimal128OrNull(trim(BOTH '"' FROM JSONExtractRaw(properties, {value_property:String})), 8)) AS money,
  if(currency = '', {plan_currency:String}, toString(currency)) AS currency_code
FROM events
WHERE event = {conversion_event:String}
  AND order_key IN {orders:Array(UInt64)}
  AND NOT hasAny(splitByChar(' ', toString(flags)), {hidden_flags:Array(String)})
ORDER BY order_key, at, currency_code, money
