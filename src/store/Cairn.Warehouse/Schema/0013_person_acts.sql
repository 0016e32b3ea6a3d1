-- What journeys are made of: events with their order of acts, the keys of session, origin and order, and their flags.
-- The one place where these are derived; docs/journeys.md says what they mean.
CREATE OR REPLACE VIEW person_acts {{on_cluster}} AS
SELECT
  *,
  xxHash64(concat(
    toString(event), '\n', session_id, '\n', order_id, '\n', toString(traffic_source), '\n', toString(traffic_medium), '\n',
    toString(traffic_campaign), '\n', toString(channel), '\n', toString(platform)
  )) AS tie_key,
  if(session_id = '', 0, cityHash64(session_id)) AS session_key,
  if(traffic_source = '(not set)', '', toString(traffic_source)) AS origin_source,
  if(traffic_medium = '(not set)', '', toString(traffic_medium)) AS origin_medium,
  if(traffic_campaign = '(not set)', '', toString(traffic_campaign)) AS origin_campaign,
  -- Kept as LowCardinality up to the hash, which is then made once for each different text.
  if(channel = '', 0, greatest(1, toUInt32(cityHash64(lowerUTF8(channel))))) AS channel_key,
  if(traffic_source IN ('', '(not set)'), 0, greatest(1, toUInt32(cityHash64(lowerUTF8(traffic_source))))) AS source_key,
  if(traffic_medium IN ('', '(not set)'), 0, greatest(1, toUInt32(cityHash64(lowerUTF8(traffic_medium))))) AS medium_key,
  if(traffic_campaign IN ('', '(not set)'), 0, greatest(1, toUInt32(cityHash64(lowerUTF8(traffic_campaign))))) AS campaign_key,
  channel_key != 0 OR source_key != 0 OR medium_key != 0 OR campaign_key != 0 AS names_origin,
  trim(BOTH '\t\n\r ' FROM order_id) AS order_text,
  if(order_text = '', 0, cityHash64(order_text)) AS order_key,
  splitByChar(' ', toString(flags)) AS flag_list
FROM person_events
