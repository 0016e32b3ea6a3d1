using System.Globalization;
using Cairn.Model;

namespace Cairn.Attribution.Experiments;

/// <summary>Reads results of experiments from CSV: <c>key,from,to,share,low,high</c>, perhaps <c>,level</c>; a header line first.</summary>
public static class ExperimentFile
{
    private const long MaxBytes = 1024 * 1024;
    private const string Header = "key,from,to,share,low,high";
    private const string HeaderWithLevel = Header + ",level";
    private const string Example = "Paid Video,2026-01-05,2026-02-01,0.104,0.081,0.127";
    private const double DefaultLevel = 0.95;

    /// <summary>The results of a file.</summary>
    /// <exception cref="UserException">It cannot be read, a line of it is wrong (the message names line and column), or it contradicts itself.</exception>
    public static IReadOnlyList<Experiment> Read(string file)
    {
        if (string.IsNullOrWhiteSpace(file))
            throw new UserException("--experiments names no file.", $"Name a CSV file with the header {Header}.");
        try
        {
            if (new FileInfo(file).Length > MaxBytes)
                throw new UserException($"--experiments {file} is larger than {MaxBytes / 1024 / 1024} MB.", "Keep the experiments that the report speaks of.");
            using var reader = new StreamReader(file);
            var experiments = ReadLines(file, reader).ToList();
            if (experiments.Count == 0)
                throw new UserException($"--experiments {file} holds no experiment.", $"Write one a line: {Example}");
            Check(file, experiments);
            return experiments;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"--experiments {file} cannot be read: {problem.Message}", "Check the path and its permissions.", problem);
        }
    }

    private static IEnumerable<Experiment> ReadLines(string file, TextReader reader)
    {
        var header = reader.ReadLine()?.Trim().Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
        if (header is not (Header or HeaderWithLevel))
            throw new UserException($"--experiments {file}, line 1: the header is not {Header}.", $"Write {Header} into the first line, then one experiment a line: {Example}");
        for (var line = 2; reader.ReadLine() is { } text; line++)
            if (text.Trim().Length > 0)
                yield return Parse(text.Split(','), header == HeaderWithLevel, $"--experiments {file}, line {line}");
    }

    private static Experiment Parse(string[] fields, bool hasLevel, string place)
    {
        var wanted = hasLevel ? 7 : 6;
        if (fields.Length != wanted)
            throw new UserException($"{place} has {fields.Length} fields, not {wanted}.", $"Write {(hasLevel ? HeaderWithLevel : Header)}, with decimal points: {Example}");
        var experiment = new Experiment(
            fields[0].Trim(), Day(fields[1], "from", place), Day(fields[2], "to", place),
            Number(fields[3], "share", place), Number(fields[4], "low", place), Number(fields[5], "high", place), hasLevel ? Number(fields[6], "level", place) : DefaultLevel);
        if (experiment.Key.Length == 0)
            throw new UserException($"{place}, column key is empty.", "Write the player as the report names it, as Paid Video.");
        if (experiment.To < experiment.From)
            throw new UserException($"{place}: it ends on {experiment.To:yyyy-MM-dd}, before it begins.", "Write the first day, then the last one.");
        if (!(experiment.Low <= experiment.Share && experiment.Share <= experiment.High))
            throw new UserException($"{place}: the share {experiment.Share} does not lie between low {experiment.Low} and high {experiment.High}.", "Write the ends of the interval of the share itself.");
        if (experiment is { Low: < -1 } or { High: > 1 })
            throw new UserException($"{place}: a share of all conversions lies between -1 and 1.", "Write 0.104 for 10.4 %.");
        if (experiment.Level is < 0.5 or > 0.999)
            throw new UserException($"{place}, column level: {experiment.Level} is no level of an interval.", "Write 0.5 to 0.999; 0.95 is meant where the column is left out.");
        return experiment;
    }

    /// <summary>What cannot be true together: intervals of one player that do not meet, or shares that are surely more than all.</summary>
    private static void Check(string file, List<Experiment> experiments)
    {
        foreach (var same in experiments.GroupBy(static experiment => experiment.Key, StringComparer.Ordinal))
        {
            var (lowest, highest) = (same.MaxBy(static one => one.Low)!, same.MinBy(static one => one.High)!);
            if (lowest.Low > highest.High)
            {
                throw new UserException(
                    $"--experiments {file} contradicts itself: one experiment gives {same.Key} at least {lowest.Low} of the conversions, another at most {highest.High}.",
                    "Leave out the one that does not hold for the time of the report.");
            }
        }

        var sum = experiments.GroupBy(static experiment => experiment.Key, StringComparer.Ordinal).Sum(static same => same.Max(static one => one.Low));
        if (sum > 1)
            throw new UserException($"--experiments {file} contradicts itself: at the least the players together bring {sum * 100:0} % of the conversions.", "Check the shares: each is of all conversions, not of the player's own.");
    }

    private static DateOnly Day(string field, string column, string place) =>
        DateOnly.TryParseExact(field.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new UserException($"{place}, column {column}: '{field.Trim()}' is no day.", "Write it as 2026-01-31.");

    private static double Number(string field, string column, string place) =>
        double.TryParse(field.Trim(), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw new UserException($"{place}, column {column}: '{field.Trim()}' is no number.", $"Write a part of 1 with a decimal point: {Example}");
}
