using System.CommandLine;
using Cairn.Attribution;
using Cairn.Attribution.Journeys;
using Cairn.Attribution.Reporting;
using Cairn.Cli.Output;
using Cairn.Engine.Sessions;
using Cairn.Identity;
using Cairn.Identity.Identifiers;
using Cairn.Identity.Probable;
using Cairn.Warehouse;
using Cairn.Warehouse.Quarantine;

namespace Cairn.Cli.Commands;

/// <summary>Attributes the conversions of a data folder and writes the report, or one person's part of it.</summary>
internal sealed class AttributeDataFolder(ParseResult parsed, AttributeDataOptions options, ReportFormat format, ReportTarget target)
{
    public async Task RunAsync(ModelOptions models, CancellationToken ct)
    {
        await using var session = await DataSession.OpenAsync(options.Folder(parsed), ct);
        var plan = await JourneyCommand.PlanOf(session.Client, options.PlanFile(parsed), ct);
        var request = options.Read(parsed, plan);
        await DimensionCheck.RunAsync(session.Client, request.By, ct);
        var attribution = new DataAttribution(session.Client, request, models);
        var result = await AttributeAsync(session.Client, attribution, ct);
        if (options.Explain(parsed) is { } id)
            await ExplainAsync(session.Client, attribution, result, IdentifierTypes.Of(plan), id, ct);
        else
            await WriteAsync(session.Client, request, models, result, ct);
    }

    private static async Task<AttributionResult> AttributeAsync(WarehouseClient client, DataAttribution attribution, CancellationToken ct)
    {
        using var progress = TerminalCounter.Start("Reading events");
        return await attribution.RunAsync(progress, ct);
    }

    private async Task WriteAsync(
        WarehouseClient client, AttributionRequest request, ModelOptions models, AttributionResult result, CancellationToken ct)
    {
        var quarantined = await QuarantineCount.ReadAsync(client, ct);
        var nothing = result.Totals.Converted == 0 ? await NoConversion.ReadAsync(client, request, ct) : null;
        var report = AttributionReports.Of(request, models, result, quarantined, nothing);
        if (format == ReportFormat.Table)
            target.Writer.Write(Lines.Wrap(string.Join('\n', [.. report.Heading, .. report.Warnings, "", ""]), target.Page.Width));
        else
            foreach (var warning in report.Warnings)
                await Console.Error.WriteLineAsync(warning);
        new ReportWriter(target, format).Write(report, (output, page) =>
        {
            new ModelTable(result.Credits, page).Write(output);
            PlayerTable.Write(output, result);
        });
    }

    private async Task ExplainAsync(
        WarehouseClient client, DataAttribution attribution, AttributionResult result, IdentifierTypes types, string id, CancellationToken ct)
    {
        var person = await FindAsync(client, attribution, types, id, ct);
        var conversions = await attribution.ExplainAsync(person, ct);
        var report = AttributionReports.Of(conversions);
        if (format == ReportFormat.Json)
            JsonRenderer.Write(target.Writer, report.Rows);
        else
            new ReportWriter(target, format).Write(report, (output, page) => new ExplanationView(output, page.Width).Show(person.Name, conversions, result.Currency));
    }

    /// <summary>The person, with the actors of all who count as the same.</summary>
    private static async Task<FoundPerson> FindAsync(WarehouseClient client, DataAttribution attribution, IdentifierTypes types, string id, CancellationToken ct)
    {
        var lookup = new PersonLookup(client, types);
        var person = await lookup.FindAsync(id, ct);
        if (attribution.Probable is not { } probable)
            return person;
        var group = probable.Persons.Of(person.Key);
        var links = probable.Links.Where(link => group.Contains(link.OnePerson) || group.Contains(link.OtherPerson)).ToList();
        var names = await DeviceNames.ReadAsync(client, types, links, ct);
        var actors = new HashSet<ulong>(person.Actors);
        foreach (var other in group.Where(other => other != person.Key))
            actors.UnionWith((await lookup.FindAsync(names[other], ct)).Actors);
        return person with { Actors = [.. actors.Order()] };
    }
}
