-- Which actors have events with this among their further identifiers?
SELECT DISTINCT actor_key
FROM events
WHERE notEmpty(identifiers) AND has(mapValues(identifiers), {id:String})
ORDER BY actor_key
LIMIT {max:UInt64}
