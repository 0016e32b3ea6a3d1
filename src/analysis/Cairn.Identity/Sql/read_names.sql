-- How are these identifiers called, which stand under these actors?
SELECT DISTINCT
  id.1 AS key,
  id.2 AS name
FROM
(
  SELECT user_id, anonymous_id, identifiers, identifier_keys
  FROM events
  WHERE bitShiftRight(actor_key, 57) IN arrayMap(key -> bitShiftRight(key, 57), {actors:Array(UInt64)})
    AND actor_key IN {actors:Array(UInt64)}
)
ARRAY JOIN arrayFilter(
  one -> has({keys:Array(UInt64)}, one.1),
  arrayConcat(
    [(xxHash64(concat('anonymous_id:', anonymous_id)), concat('anonymous_id:', anonymous_id)), (xxHash64(concat('user_id:', user_id)), concat('user_id:', user_id)),
      (xxHash64(concat('user_id:', anonymous_id)), concat('user_id:', anonymous_id))],
    arrayMap((key, type, value) -> (key, concat(type, ':', value)), identifier_keys, mapKeys(identifiers), mapValues(identifiers))
  )
) AS id
