-- Whom did the events of each actor name, and since when?
SELECT
  actor_key,
  identity_key,
  min(occurred_at) AS first_at
FROM events
WHERE actor_key BETWEEN {first:UInt64} AND {last:UInt64}
  AND identity_key != 0
GROUP BY actor_key, identity_key
