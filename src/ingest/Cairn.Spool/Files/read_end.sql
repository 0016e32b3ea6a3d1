-- At which offset of the log does the next request begin?
SELECT first_offset + calls FROM requests ORDER BY first_offset DESC LIMIT 1
