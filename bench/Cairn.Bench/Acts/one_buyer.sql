-- Who bought something?
SELECT user_id
FROM events
WHERE event = 'Order Completed' AND user_id != ''
LIMIT 1
