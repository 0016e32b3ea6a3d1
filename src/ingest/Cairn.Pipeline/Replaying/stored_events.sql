-- Which events stand in a stretch of a log, in full?
SELECT
  log_offset, occurred_at, received_at, event, source, message_id, user_id, anonymous_id, session_id, platform,
  value, currency, order_id, properties, flags,
  channel, utm_source, utm_medium, utm_campaign, utm_content, utm_term, referrer, click_id_type, click_id, page_url,
  traffic_source, traffic_medium, traffic_campaign,
  mapKeys(identifiers) AS identifier_types, mapValues(identifiers) AS identifier_values
FROM events
WHERE log_id = {log_id:String} AND log_offset >= {from:UInt64} AND log_offset < {to:UInt64}
