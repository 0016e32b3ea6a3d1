-- Which plan did an import or the collector use last, by its digest?
SELECT plan_digest FROM imports WHERE plan != '' ORDER BY started_at DESC, log_id DESC LIMIT 1
