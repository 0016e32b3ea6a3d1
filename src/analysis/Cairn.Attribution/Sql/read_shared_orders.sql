-- Who told the orders that more than one actor told, or in more than one name, when, and with which money?
WITH trim(BOTH '\t\n\r ' FROM order_id) AS order_text
SELECT
  xxHash64(order_text) AS order_key,
  actor_key,
  identity_key,
  toUnixTimestamp64Milli(occurred_at) AS at,
  if({value_property:String} = 'value', value, toDecimal128OrNull(trim(BOTH '"' FROM JSONExtractRaw(properties, {value_property:String})), 8)) AS money,
  if(currency = '', {plan_currency:String}, toString(currency)) AS currency_code
FROM events
WHERE event = {conversion_event:String}
  AND order_text GLOBAL IN
  (
    SELECT trim(BOTH '\t\n\r ' FROM order_id) AS told
    FROM events
    WHERE event = {conversion_event:String}
      AND told != ''
      AND NOT hasAny(splitByChar(' ', toString(flags)), {hidden_flags:Array(String)})
    GROUP BY told
    HAVING min(actor_key) != max(actor_key) OR min(identity_key) != max(identity_key) OR min(occurred_at) != max(occurred_at)
  )
  AND NOT hasAny(splitByChar(' ', toString(flags)), {hidden_flags:Array(String)})
ORDER BY order_key, at, currency_code, money
