-- Which calls of a source were kept out, and why?
SELECT event, reason
FROM kept_out
WHERE source = {source:String}
ORDER BY log_offset
