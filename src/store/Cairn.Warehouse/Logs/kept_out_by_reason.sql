-- How many records of a log were kept out, for each reason?
SELECT reason, count() AS records
FROM kept_out
WHERE log_id = {log_id:String}
GROUP BY reason
ORDER BY records DESC, reason
LIMIT 100
