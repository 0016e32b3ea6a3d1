-- How many records of a log were suppressed, for each reason?
SELECT reason, count() AS records
FROM suppressed
WHERE log_id = {log_id:String}
GROUP BY reason
ORDER BY records DESC, reason
LIMIT 100
