-- Events of people with devices: of every hundred events there are 28 devices and 5 users. Every second device belongs to a user, and two
-- thirds of such a device's events name the user: a third of all events. The months are the latest of 2026.
INSERT INTO events
(
  occurred_at, received_at, event, source, message_id, user_id, anonymous_id, session_id, channel, traffic_source, traffic_medium, traffic_campaign,
  page_url, platform, value, currency, order_id, properties, log_id, log_offset
)
SELECT
  toDateTime64('2026-01-01 00:00:00', 3, 'UTC') + toIntervalMillisecond(intDiv(number * 300, {events:UInt64}) * 86400000 + cityHash64(number, 1) % 86400000) AS occurred_at,
  occurred_at + toIntervalSecond(2) AS received_at,
  ['Product List Viewed', 'Product Viewed', 'Products Searched', 'Product Added', 'Cart Viewed', 'Checkout Started', 'Order Completed'][1 + toUInt64(7 * pow((cityHash64(number, 2) % 1000) / 1000, 3))] AS event,
  'web' AS source,
  hex(sipHash128(number)) AS message_id,
  if(device % 2 = 0 AND cityHash64(number, 4) % 3 < 2, concat('user_', toString((intDiv(device, 2) * 2654435761) % intDiv({events:UInt64}, 20))), '') AS user_id,
  lower(hex(sipHash128(device, 7))) AS anonymous_id,
  lower(hex(sipHash64(device, intDiv(number * 300, {events:UInt64})))) AS session_id,
  if(cityHash64(number, 5) % 4 = 0, ['Paid Search', 'Organic Search', 'Email', 'Paid Social', 'Organic Social', 'Referral', 'Display', 'SMS'][1 + cityHash64(number, 6) % 8], '') AS channel,
  if(channel = '', '', ['google', 'bing', 'newsletter', 'facebook', 'instagram', 'x.com'][1 + cityHash64(number, 7) % 6]) AS traffic_source,
  if(channel = '', '', ['cpc', 'organic', 'email', 'social'][1 + cityHash64(number, 8) % 4]) AS traffic_medium,
  if(channel = '', '', concat('campaign ', toString(cityHash64(number, 9) % 40))) AS traffic_campaign,
  concat('https://shop.example/p/', toString(cityHash64(number, 10) % 5000)) AS page_url,
  'web' AS platform,
  if(event = 'Order Completed', toDecimal128(cityHash64(number, 11) % 20000 / 100, 8), NULL) AS value,
  if(event = 'Order Completed', 'USD', '') AS currency,
  if(event = 'Order Completed', concat('o-', toString(number)), '') AS order_id,
  concat('{"product_id":"', toString(cityHash64(number, 10) % 5000), '","quantity":', toString(cityHash64(number, 12) % 10), '}') AS properties,
  'import:bench' AS log_id,
  number AS log_offset
FROM (SELECT number, cityHash64(number, 3) % intDiv({events:UInt64} * 28, 100) AS device FROM numbers_mt({first:UInt64}, {count:UInt64}))
