-- Which properties do the first events have?
SELECT DISTINCT arrayJoin(JSONExtractKeys(properties)) AS property
FROM (SELECT properties FROM person_events LIMIT {events:UInt64})
LIMIT {max:UInt64}
