-- Which identifiers stand under a stretch of actors, and how are they called?
SELECT
  toUInt8(id.1) AS type,
  id.2 AS key,
  any(id.3) AS name
FROM events
ARRAY JOIN arrayConcat(
  arrayFilter(one -> one.3 != '', [(indexOf({types:Array(String)}, 'anonymous_id'), xxHash64(concat('anonymous_id:', anonymous_id)), anonymous_id), (toUInt64(1), xxHash64(concat('user_id:', user_id)), user_id)]),
  arrayMap((type, value, key) -> (indexOf({types:Array(String)}, toString(type)), key, value), mapKeys(identifiers), mapValues(identifiers), identifier_keys)
) AS id
WHERE bitShiftRight(actor_key, 57) BETWEEN bitShiftRight({first:UInt64}, 57) AND bitShiftRight({last:UInt64}, 57)
  AND actor_key BETWEEN {first:UInt64} AND {last:UInt64}
  AND id.1 != 0
GROUP BY type, key
