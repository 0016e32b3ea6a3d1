-- What do the stored events say, with a bound on each name?
SELECT event, flags, value, currency, order_id, properties, mapKeys(identifiers) AS identifier_types
FROM events
LIMIT {most:UInt64} BY event
