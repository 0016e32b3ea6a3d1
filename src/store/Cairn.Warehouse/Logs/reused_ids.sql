-- How many events of a log have a message id that came with other content before?
SELECT count() AS events
FROM events
WHERE log_id = {log_id:String} AND has(splitByChar(' ', flags), 'id_reused')
