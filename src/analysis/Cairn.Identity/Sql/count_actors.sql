-- How many actors are there in a stretch?
SELECT uniqExact(actor_key) AS actors
FROM events
WHERE bitShiftRight(actor_key, 54) BETWEEN bitShiftRight({first:UInt64}, 54) AND bitShiftRight({last:UInt64}, 54)
  AND actor_key BETWEEN {first:UInt64} AND {last:UInt64}
