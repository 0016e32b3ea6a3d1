using Cairn.Attribution.Paths;
using Cairn.Attribution.Running;
using Cairn.Model;
using Cairn.Model.Journeys;

namespace Cairn.Attribution.Tests.Support;

/// <summary>Makes reports from journeys that are written as paths.</summary>
internal static class ModelRuns
{
    private const long Day = 86_400_000;

    /// <summary>A report over rows such as <c>("a > b", 3, 12.5m, 1)</c>; one day from step to step.</summary>
    public static ModelCredits Of(
        ModelOptions options, params IEnumerable<(string Path, long Conversions, decimal Value, long Nulls)> rows)
    {
        var players = new NameIndex();
        var run = new AttributionRun(players, options);
        foreach (var (path, conversions, value, nulls) in rows)
        {
            var steps = path.Split(" > ", StringSplitOptions.RemoveEmptyEntries);
            var touches = steps.Select((step, i) => new Touch(players.IndexOf(step), (i + 1 - steps.Length) * Day));
            run.Observe(new Journey
            {
                Touches = touches.ToArray(), Conversions = conversions, Value = value, Nulls = nulls,
            });
        }

        return run.Finish();
    }

    /// <summary>A report of one model with its defaults.</summary>
    public static ModelCredits Of(
        string model, params IEnumerable<(string Path, long Conversions, decimal Value, long Nulls)> rows) =>
        Of(new ModelOptions { Models = [model] }, rows);

    /// <summary>A report over a path file.</summary>
    public static ModelCredits OfFile(string file, ModelOptions options)
    {
        var players = new NameIndex();
        var run = new AttributionRun(players, options);
        new PathFile(file, new PathFileOptions(), players).Read(run.Observe);
        return run.Finish();
    }

    /// <summary>The row of a model and key; a player whom no journey touched has none and earned nothing.</summary>
    public static Credit Row(this ModelCredits report, string model, string key) =>
        report.Credits.SingleOrDefault(credit => credit.Model == model && credit.Key == key) ?? new Credit(model, key, 0, 0);

    /// <summary>The conversions of a key by the report's only model.</summary>
    public static double Conversions(this ModelCredits report, string key) =>
        (double)report.Row(report.Models.Single(), key).Conversions;

    /// <summary>The value of a key by the report's only model.</summary>
    public static double Value(this ModelCredits report, string key) =>
        (double)report.Row(report.Models.Single(), key).Value;

    /// <summary>Asserts equality to within a relative error.</summary>
    public static void ShouldBeClose(this double actual, double expected, double relative = 1e-9) =>
        Math.Abs(actual - expected).ShouldBeLessThanOrEqualTo(relative * Math.Abs(expected), $"{actual} is not {expected}");
}
