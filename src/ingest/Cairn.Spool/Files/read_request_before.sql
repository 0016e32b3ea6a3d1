-- In which request does an offset of the log lie?
SELECT first_offset FROM requests WHERE first_offset <= ?1 ORDER BY first_offset DESC LIMIT 1
