-- In which pages of a log, of so many offsets each, are there tombstones?
SELECT DISTINCT intDiv(from_offset, {page_offsets:UInt64}) * {page_offsets:UInt64} AS page_from
FROM tombstones
WHERE log_id = {log_id:String}
ORDER BY page_from
