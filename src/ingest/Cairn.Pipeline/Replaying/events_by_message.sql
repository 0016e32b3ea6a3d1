-- Which events of a time have one of these message ids?
SELECT source, message_id, event, properties, log_id, log_offset
FROM events
WHERE received_at >= {from:DateTime64(3, 'UTC')} AND received_at < {to:DateTime64(3, 'UTC')} AND message_id IN {ids:Array(String)}
ORDER BY log_id, log_offset
