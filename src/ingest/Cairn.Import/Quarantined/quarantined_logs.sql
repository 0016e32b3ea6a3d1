-- Which logs have records in quarantine?
SELECT DISTINCT log_id
FROM quarantine
ORDER BY log_id
