-- What did one person do, act by act, in order of time?
SELECT
  toUnixTimestamp64Milli(occurred_at) AS at,
  toUnixTimestamp64Milli(received_at) AS received_at,
  flag_list AS flags,
  toString(event) AS event,
  session_id,
  tie_key,
  session_key,
  channel_key,
  source_key,
  medium_key,
  campaign_key,
  order_key,
  toString(channel) AS channel,
  origin_campaign AS campaign,
  toString(platform) AS platform,
  if(value IS NULL, '', toString(value)) AS value,
  toString(currency) AS currency,
  order_id,
  properties
FROM person_acts
WHERE person = {person:String}
ORDER BY occurred_at, log_id, log_offset
LIMIT {max:UInt64}
