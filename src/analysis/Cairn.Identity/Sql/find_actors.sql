-- Which actors have events that name one of these, or are one of these themselves?
SELECT actor_key
FROM
(
  SELECT DISTINCT actor_key FROM events WHERE identity_key IN {keys:Array(UInt64)}
  UNION DISTINCT
  SELECT DISTINCT actor_key FROM events WHERE actor_key IN {keys:Array(UInt64)}
)
