-- Which fifty megabytes are as good as any others?
SELECT number, repeat(toString(number % 10), 1000) AS text FROM numbers(50000)
