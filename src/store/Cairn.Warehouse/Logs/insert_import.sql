-- Notes that a log has begun, goes on with another plan, or has ended.
INSERT INTO imports
(
  log_id, started_at, file_name, bytes, source, mapping, mapping_digest, header, dialect, plan, plan_digest, records
)
SETTINGS async_insert = 0, date_time_input_format = 'best_effort'
FORMAT JSONEachRow
