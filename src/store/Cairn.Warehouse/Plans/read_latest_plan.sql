-- Which plan did the latest import check its events against?
SELECT plan FROM imports WHERE plan != '' ORDER BY started_at DESC, log_id DESC LIMIT 1
