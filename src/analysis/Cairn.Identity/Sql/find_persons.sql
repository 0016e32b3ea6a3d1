-- Whom do the events of these actors name, since when, by which ids do they go, and is one of these the id that is looked for?
SELECT
  e.actor_key AS actor_key,
  e.identity_key AS identity_key,
  min(e.occurred_at) AS first_at,
  any(e.user_id) AS user_id,
  any(e.anonymous_id) AS anonymous_id,
  any(mapKeys(e.identifiers)[1]) AS type,
  any(mapValues(e.identifiers)[1]) AS id,
  toUInt8(max(e.user_id = {id:String} OR e.anonymous_id = {id:String} OR has(mapValues(e.identifiers), {id:String}))) AS is_named
FROM events AS e
WHERE e.actor_key IN {actors:Array(UInt64)}
GROUP BY e.actor_key, e.identity_key
