-- Which identifiers came together under a stretch of actors, where there are others than user and anonymous ids, and since when?
WITH
  indexOf(identifier_keys, identity_key) AS place,
  -- Types by number, in order of trust; the user is in no list of further identifiers.
  multiIf(identity_key = 0, 0, place = 0, 1, indexOf({types:Array(String)}, toString(mapKeys(identifiers)[place]))) AS identity_type,
  arrayConcat(
    arrayFilter(id -> actor_key != identity_key AND NOT has(identifier_keys, actor_key), [(actor_key, toUInt8(indexOf({types:Array(String)}, 'anonymous_id')))]),
    arrayFilter(id -> identity_key != 0 AND place = 0, [(identity_key, toUInt8(1))]),
    arrayMap((type, key) -> (key, toUInt8(indexOf({types:Array(String)}, toString(type)))), mapKeys(identifiers), identifier_keys)
  ) AS ids
SELECT
  actor_key,
  identity_key AS identity,
  id.1 AS node,
  min(occurred_at) AS first_at,
  toUInt8(any(identity_type)) AS type_of_identity,
  any(id.2) AS type_of_node
FROM
(
  SELECT actor_key, identity_key, identifiers, identifier_keys, occurred_at
  FROM events
  WHERE bitShiftRight(actor_key, 57) BETWEEN bitShiftRight({first:UInt64}, 57) AND bitShiftRight({last:UInt64}, 57)
    AND actor_key BETWEEN {first:UInt64} AND {last:UInt64}
    AND notEmpty(identifier_keys)
)
ARRAY JOIN if(length(ids) = 1, ids, arrayFilter(one -> one.1 != identity_key, ids)) AS id
GROUP BY actor_key, identity, node
SETTINGS use_skip_indexes = 0
