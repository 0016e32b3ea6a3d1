-- How many bytes do the events take on disk, and in how many parts?
SELECT toInt64(sum(bytes_on_disk)) AS bytes, toInt64(count()) AS parts FROM system.parts WHERE active AND database = currentDatabase() AND table = 'events'
