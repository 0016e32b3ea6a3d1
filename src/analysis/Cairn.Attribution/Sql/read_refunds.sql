-- What was given back, for which order, and when?
WITH trim(BOTH '\t\n\r ' FROM order_id) AS order_text
SELECT
  xxHash64(order_text) AS order_key,
  toUnixTimestamp64Milli(occurred_at) AS at,
  abs(assumeNotNull(value)) AS amount,
  toString(currency) AS currency_code
FROM events
WHERE event = {refund_event:String}
  AND order_text != ''
  AND value IS NOT NULL
