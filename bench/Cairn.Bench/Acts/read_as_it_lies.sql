-- The same as it lies on disk.
SELECT actor_key, identity_key, occurred_at, if(session_id = '', 0, xxHash64(session_id)) AS session_key, order_key,
  event, flags, channel, traffic_source, traffic_medium, traffic_campaign, platform, currency, if(event = 'Order Completed', value, NULL) AS money
FROM events
WHERE actor_key BETWEEN {first:UInt64} AND {last:UInt64}
