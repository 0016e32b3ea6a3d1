-- Which requests hold the calls from one offset of the log on?
SELECT first_offset, calls, received_at, source, method, path, agent, headers, checksum, body
FROM requests
WHERE first_offset >= ?1
ORDER BY first_offset
LIMIT ?2
