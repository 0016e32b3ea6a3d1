-- Which inserts and deletes are still running in the warehouse, also those that outlived the engine that began them?
SELECT query_id
FROM system.processes
WHERE query_kind IN ('Insert', 'Delete', 'Alter')
UNION ALL
SELECT concat(table, '/', mutation_id)
FROM system.mutations
WHERE database = currentDatabase() AND NOT is_done
