-- Which users are said to be one, and since when?
SELECT
  actor_key,
  identity_key AS identity,
  xxHash64(concat('user_id:', anonymous_id)) AS node,
  min(occurred_at) AS first_at,
  toUInt8(1) AS type_of_identity,
  toUInt8(1) AS type_of_node
FROM events
WHERE event = '$alias' AND user_id != '' AND anonymous_id != '' AND indexOf({types:Array(String)}, 'user_id') = 1
GROUP BY actor_key, identity, node
