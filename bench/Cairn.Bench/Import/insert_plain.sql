-- Loads a CSV file by one plain INSERT.
INSERT INTO plain
SETTINGS async_insert = 0, date_time_input_format = 'best_effort'
FORMAT CSVWithNames
