-- Which calls of a source were suppressed, and why?
SELECT event, reason
FROM suppressed
WHERE source = {source:String}
ORDER BY log_offset
