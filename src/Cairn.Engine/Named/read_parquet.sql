-- What rows does one Parquet file hold?
SELECT * FROM file({path:String}, 'Parquet')
