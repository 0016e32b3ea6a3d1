-- Whom do the events of each actor of a stretch name, from when to when?
SELECT
  actor_key,
  identity_key,
  min(occurred_at) AS first_at,
  max(occurred_at) AS last_at
FROM events
WHERE bitShiftRight(actor_key, 57) BETWEEN bitShiftRight({first:UInt64}, 57) AND bitShiftRight({last:UInt64}, 57)
  AND actor_key BETWEEN {first:UInt64} AND {last:UInt64}
GROUP BY actor_key, identity_key
