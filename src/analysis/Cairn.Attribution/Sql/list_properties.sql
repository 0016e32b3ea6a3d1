-- Which properties do some of the acts have?
SELECT DISTINCT arrayJoin(JSONExtractKeys(properties)) AS property
FROM (SELECT properties FROM events WHERE event NOT IN ('$identify', '$group', '$alias') LIMIT {events:UInt64})
LIMIT {max:UInt64}
