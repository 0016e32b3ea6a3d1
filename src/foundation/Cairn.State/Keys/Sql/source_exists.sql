-- Is there a source of that name?
SELECT count(*) FROM sources WHERE name = @Source
