-- Which inserts are still running in the warehouse?
SELECT query_id
FROM system.processes
WHERE query_kind = 'Insert'
