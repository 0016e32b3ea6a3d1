-- Who told the orders that more than one actor told, or in more than one name, when, and with which money?
SELECT
  order_key,
  actor_key,
  identity_key,
  toUnixTimestamp64Milli(occurred_at) AS at,
  if({value_property:String} = 'value', value, toDecimal128OrNull(trim(BOTH '"' FROM JSONExtractRaw(properties, {value_property:String})), 8)) AS money,
  if(currency = '', {plan_currency:String}, toString(currency)) AS currency_code
FROM events
WHERE event = {conversion_event:String}
  AND order_key GLOBAL IN
  (
    SELECT order_key
    FROM events
    WHERE event = {conversion_event:String}
      AND order_key != 0
      AND NOT hasAny(splitByChar(' ', toString(flags)), {hidden_flags:Array(String)})
    GROUP BY order_key
    HAVING min(actor_key) != max(actor_key) OR min(identity_key) != max(identity_key) OR min(occurred_at) != max(occurred_at)
  )
  AND NOT hasAny(splitByChar(' ', toString(flags)), {hidden_flags:Array(String)})
ORDER BY order_key, at, currency_code, money
