using System.Globalization;
using Cairn.Model;

namespace Cairn.Attribution.Money;

/// <summary>Reads dated exchange rates from CSV: <c>date,from,to,rate</c>, a header line first.</summary>
public static class RatesFile
{
    private const long MaxBytes = 64 * 1024 * 1024;
    private const string Header = "date,from,to,rate";

    /// <summary>The rates of a file.</summary>
    /// <exception cref="UserException">It cannot be read, or a line of it is wrong; the message names the line and the column.</exception>
    public static CurrencyRates Read(string file)
    {
        try
        {
            if (new FileInfo(file).Length > MaxBytes)
                throw new UserException($"--rates {file} is larger than {MaxBytes / 1024 / 1024} MB.", "Keep the days and currencies that the report needs.");
            using var reader = new StreamReader(file);
            return new CurrencyRates(ReadLines(file, reader).ToList());
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"--rates {file} cannot be read: {problem.Message}", "Check the path and its permissions.", problem);
        }
    }

    private static IEnumerable<CurrencyRate> ReadLines(string file, TextReader reader)
    {
        if (reader.ReadLine()?.Trim().Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant() != Header)
            throw new UserException($"--rates {file}, line 1: the header is not {Header}.", $"Write {Header} into the first line, then one rate a line: 2026-01-01,EUR,USD,1.0834");
        for (var line = 2; reader.ReadLine() is { } text; line++)
            if (text.Trim().Length > 0)
                yield return Parse(text.Split(','), $"--rates {file}, line {line}");
    }

    private static CurrencyRate Parse(string[] fields, string place)
    {
        if (fields.Length != 4)
            throw new UserException($"{place} has {fields.Length} fields, not 4.", "Write date,from,to,rate, with a decimal point: 2026-01-01,EUR,USD,1.0834");
        if (!DateOnly.TryParseExact(fields[0].Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            throw new UserException($"{place}, column date: '{fields[0].Trim()}' is no day.", "Write it as 2026-01-31.");
        if (!decimal.TryParse(fields[3].Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate) || rate <= 0)
            throw new UserException($"{place}, column rate: '{fields[3].Trim()}' is no number above 0.", "Write units of `to` for one of `from`, with a decimal point: 1.0834");
        return new CurrencyRate(day, Code(fields[1], "from", place), Code(fields[2], "to", place), rate);
    }

    private static string Code(string field, string column, string place)
    {
        var code = field.Trim().ToUpperInvariant();
        return code.Length > 0 ? code : throw new UserException($"{place}, column {column} is empty.", "Write a currency code, as EUR.");
    }
}
