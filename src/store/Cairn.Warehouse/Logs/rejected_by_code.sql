-- How many records of a log are in quarantine, for each reason?
SELECT code, field, count() AS records
FROM quarantine
WHERE log_id = {log_id:String}
GROUP BY code, field
ORDER BY records DESC, code, field
LIMIT 100
