-- Stores one batch of events as one block, and so as one part.
INSERT INTO events
(
  occurred_at, received_at, event, source, message_id, user_id, anonymous_id, identifiers, session_id, channel,
  traffic_source, traffic_medium, traffic_campaign,
  utm_source, utm_medium, utm_campaign, utm_content, utm_term, referrer, click_id_type, click_id, page_url, platform,
  value, currency, order_id, properties, flags, log_id, log_offset,
  message_key, content_key, message_day
)
SETTINGS async_insert = 0
FORMAT Native
