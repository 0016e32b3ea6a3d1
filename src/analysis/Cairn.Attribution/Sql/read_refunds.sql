-- What was given back, for which order, and when?
SELECT
  order_key,
  toUnixTimestamp64Milli(occurred_at) AS at,
  abs(assumeNotNull(value)) AS amount,
  toString(currency) AS currency_code
FROM events
WHERE event = {refund_event:String}
  AND order_key != 0
  AND value IS NOT NULL
