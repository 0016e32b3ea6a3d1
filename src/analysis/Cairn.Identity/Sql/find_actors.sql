-- Which actors have events that come with one of these identifiers?
SELECT actor_key
FROM
(
  SELECT DISTINCT actor_key FROM events WHERE identity_key IN {keys:Array(UInt64)}
  UNION DISTINCT
  SELECT DISTINCT actor_key FROM events WHERE hasAny(identifier_keys, {keys:Array(UInt64)})
  UNION DISTINCT
  SELECT DISTINCT actor_key
  FROM events
  WHERE bitShiftRight(actor_key, 57) IN arrayMap(key -> bitShiftRight(key, 57), {keys:Array(UInt64)})
    AND actor_key IN {keys:Array(UInt64)}
)
LIMIT {max:UInt64}
