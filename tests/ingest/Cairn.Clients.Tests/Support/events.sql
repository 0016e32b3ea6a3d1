-- Which events of a source does the warehouse hold?
SELECT
  event, message_id, user_id, anonymous_id, identifiers['email_sha256'] AS email, identifiers['wallet'] AS wallet, session_id,
  channel, utm_source, utm_medium, utm_campaign, utm_content, utm_term,
  click_id_type, click_id, referrer, page_url, platform, value, currency, order_id,
  properties, flags, occurred_at, received_at
FROM events
WHERE source = {source:String}
ORDER BY log_offset
