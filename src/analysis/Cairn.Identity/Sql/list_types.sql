-- Which types have the further identifiers?
SELECT DISTINCT arrayJoin(mapKeys(identifiers)) AS type FROM events WHERE notEmpty(identifiers) ORDER BY type LIMIT 1000
