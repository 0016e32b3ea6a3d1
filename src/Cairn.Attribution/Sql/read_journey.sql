-- What did one person do, act by act, in order of time?
SELECT
  toUnixTimestamp64Milli(occurred_at) AS at,
  toUnixTimestamp64Milli(received_at) AS received_at,
  has(splitByChar(' ', toString(flags)), {late:String}) AS is_late,
  toString(event) AS event,
  session_id,
  if(session_id = '', 0, cityHash64(session_id)) AS session_key,
  if(
    utm_source = '' AND utm_medium = '' AND utm_campaign = '' AND click_id = '',
    0,
    cityHash64(utm_source, utm_medium, utm_campaign, click_id)
  ) AS campaign_key,
  toString(channel) AS channel,
  toString(utm_campaign) AS campaign,
  toString(platform) AS platform,
  if(value IS NULL, '', toString(value)) AS value,
  toString(currency) AS currency,
  order_id,
  properties
FROM person_events
WHERE person = {person:String}
ORDER BY occurred_at, log_id, log_offset
LIMIT {most:UInt64}
