-- Which calls of a source are in quarantine, and why?
SELECT event, reason
FROM quarantine
WHERE source = {source:String}
ORDER BY log_offset
