-- Does any event have this property?
SELECT toUInt8(count() > 0) AS found
FROM (SELECT 1 FROM person_events WHERE JSONHas(properties, {property:String}) LIMIT 1)
