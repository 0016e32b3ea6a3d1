-- Where does the last request begin that begins at an offset of the log or before it?
SELECT first_offset FROM requests WHERE first_offset <= ?1 ORDER BY first_offset DESC LIMIT 1
