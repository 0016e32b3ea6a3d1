-- Which users came together with which anonymous ids under a stretch of actors, and since when?
SELECT
  actor_key,
  identity_key AS identity,
  actor_key AS node,
  min(occurred_at) AS first_at,
  toUInt8(1) AS type_of_identity,
  toUInt8(if(actor_key = identity_key, 1, indexOf({types:Array(String)}, 'anonymous_id'))) AS type_of_node
FROM events
WHERE bitShiftRight(actor_key, 57) BETWEEN bitShiftRight({first:UInt64}, 57) AND bitShiftRight({last:UInt64}, 57)
  AND actor_key BETWEEN {first:UInt64} AND {last:UInt64}
  AND identity_key != 0
  AND empty(identifier_keys)
GROUP BY actor_key, identity
SETTINGS use_skip_indexes = 0
