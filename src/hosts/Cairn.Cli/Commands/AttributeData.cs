using System.CommandLine;
using Cairn.Attribution;
using Cairn.Attribution.Journeys;
using Cairn.Cli.Output;
using Cairn.Warehouse;
using Cairn.Warehouse.Quarantine;

namespace Cairn.Cli.Commands;

/// <summary>Attributes the conversions of a data folder and writes the report, or one person's part of it.</summary>
internal sealed class AttributeData(ParseResult result, AttributeDataOptions options, ReportFormat format, ReportTarget target)
{
    public async Task RunAsync(AttributionOptions models, CancellationToken ct)
    {
        await using var session = await DataSession.OpenAsync(options.Folder(result), ct);
        var plan = await JourneyCommand.PlanOf(session.Client, options.PlanFile(result), ct);
        var request = options.Read(result, plan);
        await DimensionCheck.RunAsync(session.Client, request.By, ct);
        models = models with { DirectPlayer = Direct(request, models) };
        var attribution = new DataAttribution(session.Client, request, models);
        var report = await ReportAsync(session.Client, attribution, ct);
        if (options.Explain(result) is { } id)
            await ExplainAsync(session.Client, attribution, report, id, ct);
        else
            await WriteAsync(session.Client, request, models, report, ct);
    }

    /// <summary>What last non-direct passes over: the player of visits that say nothing of their origin.</summary>
    private static string Direct(AttributionRequest request, AttributionOptions models) =>
        models.DirectPlayer == new AttributionOptions().DirectPlayer && request.By.Default.Length > 0
            ? request.By.Default
            : models.DirectPlayer;

    private static async Task<DataReport> ReportAsync(WarehouseClient client, DataAttribution attribution, CancellationToken ct)
    {
        using var progress = TerminalCounter.Start("Reading events");
        return await attribution.RunAsync(progress, ct);
    }

    private async Task WriteAsync(
        WarehouseClient client, AttributionRequest request, AttributionOptions models, DataReport report, CancellationToken ct)
    {
        var quarantined = await QuarantineCount.ReadAsync(client, ct);
        var nothing = report.Totals.Converted == 0 ? await NoConversion.ReadAsync(client, request, ct) : null;
        var coverage = new CoverageText(request, report, quarantined, nothing);
        if (format == ReportFormat.Table)
            WriteHeading(coverage);
        else
            coverage.WriteWarnings(Console.Error);

        new ReportWriter(target, format).Write(new ReportDescription(request, models, report, quarantined));
    }

    private void WriteHeading(CoverageText coverage)
    {
        using var heading = new StringWriter { NewLine = "\n" };
        coverage.Write(heading);
        target.Writer.Write(Lines.Wrap(heading.ToString(), target.Page.Width));
    }

    private async Task ExplainAsync(
        WarehouseClient client, DataAttribution attribution, DataReport report, string id, CancellationToken ct)
    {
        var person = await PersonLookup.FindAsync(client, id, ct);
        var conversions = await attribution.ExplainAsync(person, ct);
        new ExplanationWriter(target.Writer, format, target.Page.Width).Write(person, conversions, report.Currency);
    }
}
