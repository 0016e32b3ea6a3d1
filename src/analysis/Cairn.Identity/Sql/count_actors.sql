-- How many actors are there in a stretch?
SELECT uniqExact(actor_key) AS actors
FROM events
WHERE bitShiftRight(actor_key, 52) BETWEEN bitShiftRight({first:UInt64}, 52) AND bitShiftRight({last:UInt64}, 52)
  AND actor_key BETWEEN {first:UInt64} AND {last:UInt64}
