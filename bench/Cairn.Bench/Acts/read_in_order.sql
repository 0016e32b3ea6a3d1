-- What a report by channel reads of the acts, in order of actor and time, a stretch of actors at a time.
SELECT actor_key, identity_key, occurred_at, if(session_id = '', 0, xxHash64(session_id)) AS session_key, order_key,
  event, flags, channel, traffic_source, traffic_medium, traffic_campaign, platform, currency, if(event = 'Order Completed', value, NULL) AS money
FROM events
WHERE bitShiftRight(actor_key, 57) BETWEEN bitShiftRight({first:UInt64}, 57) AND bitShiftRight({last:UInt64}, 57)
  AND actor_key BETWEEN {first:UInt64} AND {last:UInt64}
ORDER BY actor_key, occurred_at
