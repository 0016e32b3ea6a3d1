-- Which plan did an import or the collector use last?
SELECT plan FROM imports WHERE plan != '' ORDER BY started_at DESC, log_id DESC LIMIT 1
