-- What rows does one Parquet file hold? In the order of the file: an import that goes on after it was ended counts
-- the rows it has stored, and must find the others behind them.
SELECT * FROM file({path:String}, 'Parquet')
SETTINGS input_format_parquet_preserve_order = 1, parallelize_output_from_storages = 0
