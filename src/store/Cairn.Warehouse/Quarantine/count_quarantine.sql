-- How many records lie in quarantine?
SELECT count() FROM quarantine
