-- Does any event have this property?
SELECT toUInt8(count() > 0) AS found
FROM (SELECT 1 FROM events WHERE event NOT IN ('$identify', '$group', '$alias') AND JSONHas(properties, {property:String}) LIMIT 1)
