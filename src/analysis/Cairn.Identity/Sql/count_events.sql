-- How many events are there?
SELECT count() AS count FROM events
