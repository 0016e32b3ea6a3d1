-- Which schema steps were applied, and in which form?
SELECT number, any(name) AS name, any(digest) AS digest
FROM migrations
GROUP BY number
ORDER BY number
