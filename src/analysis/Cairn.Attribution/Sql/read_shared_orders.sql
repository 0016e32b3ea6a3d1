-- Which orders did more than one person tell, when was each told first, and what is it worth?
WITH
  if(
    {value_property:String} = 'value',
    value,
    toDecimal128OrNull(trim(BOTH '"' FROM JSONExtractRaw(properties, {value_property:String})), 8)
  ) AS money,
  if(currency = '', {plan_currency:String}, toString(currency)) AS currency_code,
  argMinIf(
    (coalesce(money, toDecimal128(0, 8)), currency_code),
    (occurred_at, currency_code, coalesce(money, toDecimal128(0, 8))),
    money IS NOT NULL
  ) AS earliest
SELECT
  order_key,
  min(toUnixTimestamp64Milli(occurred_at)) AS told_at,
  toUInt8(countIf(money IS NOT NULL) > 0) AS has_amount,
  earliest.1 AS amount,
  earliest.2 AS amount_currency
FROM person_acts
WHERE event = {conversion_event:String}
  AND order_key != 0
  AND NOT hasAny(flag_list, {hidden_flags:Array(String)})
GROUP BY order_key
HAVING min(person) != max(person)
