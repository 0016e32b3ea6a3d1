using System.CommandLine;
using Cairn.Attribution;
using Cairn.Attribution.Journeys;
using Cairn.Attribution.Reporting;
using Cairn.Cli.Output;
using Cairn.Cli.Output.Html;
using Cairn.Identity;
using Cairn.Identity.Identifiers;
using Cairn.Identity.Probable;
using Cairn.Model;
using Cairn.Warehouse;
using Cairn.Warehouse.Quarantine;

namespace Cairn.Cli.Commands;

/// <summary>Attributes the conversions of a data folder and writes the report, or one person's part of it.</summary>
internal sealed class AttributeDataFolder(ParseResult parsed, AttributeDataOptions options, ReportFormat format, ReportTarget target)
{
    /// <param name="modelOptions">How the models are set. Where nobody chose them one person is explained at once, by those that need nobody else.</param>
    /// <param name="ct">Stops it.</param>
    public async Task RunAsync(AttributeModelOptions modelOptions, CancellationToken ct)
    {
        var models = modelOptions.Read(parsed);
        await using var folder = await PlannedFolder.OpenAsync(options.Folder(parsed), options.PlanFile(parsed), ct);
        var request = options.Read(parsed, folder.Plan) with { Experiments = modelOptions.Experiments(parsed) };
        await DimensionCheck.RunAsync(folder.Client, request.By, ct);
        if (request.By.Unit == TouchUnit.Act)
            models = models with { Models = modelOptions.OfActs(parsed, request.By.AreEvents) };
        if (options.Explain(parsed) is { } id)
        {
            if (format == ReportFormat.Html)
                throw new UserException("There is no page of one person's conversions.", "Ask for --format table, csv or json.");
            var leftOut = modelOptions.AreDefault(parsed) ? models.Models.Intersect(ModelNames.Learned).ToArray() : [];
            await ExplainAsync(folder.Client, request, models with { Models = [.. models.Models.Except(leftOut)], Replicates = 0 }, leftOut, id, ct);
            return;
        }
        var result = await AttributeAsync(new DataAttribution(folder.Client, request, models), ct);
        await WriteAsync(folder.Client, request, models, result, ct);
    }

    private static async Task<AttributionResult> AttributeAsync(DataAttribution attribution, CancellationToken ct)
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
        if (format == ReportFormat.Html)
            HtmlPage.Write(target.Writer, new AttributionPage(result, report, request.Conversion.Name, request.By.Name));
        else
            new ReportWriter(target, format).Write(report, (output, page) =>
        {
            new ModelTable(result.Credits, page).Write(output);
            PlayerTable.Write(output, result);
        });
    }

    private async Task ExplainAsync(WarehouseClient client, AttributionRequest request, ModelOptions models, string[] leftOut, string id, CancellationToken ct)
    {
        var lookup = new PersonLookup(client, IdentifierTypes.Of(request.Plan));
        var person = await lookup.FindAsync(id, ct);
        var explanation = PersonAttribution.IsEnough(request, models)
            ? await new PersonAttribution(client, request, models).ExplainAsync(person, lookup, ct)
            : null;
        explanation ??= await ExplainByAllAsync(client, new DataAttribution(client, request, models), IdentifierTypes.Of(request.Plan), person, ct);
        var report = AttributionReports.Of(explanation.Conversions);
        if (format == ReportFormat.Json)
            JsonRenderer.Write(target.Writer, report.Rows);
        else
            new ReportWriter(target, format).Write(report, (output, page) => new ExplanationView(output, page.Width).Show(person.Name, explanation, leftOut));
    }

    private static async Task<PersonExplanation> ExplainByAllAsync(
        WarehouseClient client, DataAttribution attribution, IdentifierTypes types, FoundPerson person, CancellationToken ct)
    {
        await AttributeAsync(attribution, ct);
        return await attribution.ExplainAsync(await WithAllAsync(client, attribution, types, person, ct), ct);
    }

    /// <summary>The person, with the actors of all who count as the same.</summary>
    private static async Task<FoundPerson> WithAllAsync(WarehouseClient client, DataAttribution attribution, IdentifierTypes types, FoundPerson person, CancellationToken ct)
    {
        if (attribution.Probable is not { } probable)
            return person;
        var lookup = new PersonLookup(client, types);
        var group = probable.Persons.Of(person.Key);
        var links = probable.Links.Where(link => group.Contains(link.OnePerson) || group.Contains(link.OtherPerson)).ToList();
        var names = await DeviceNames.ReadAsync(client, types, links, ct);
        var actors = new HashSet<ulong>(person.Actors);
        foreach (var other in group.Where(other => other != person.Key))
            actors.UnionWith((await lookup.FindAsync(names[other], ct)).Actors);
        return person with { Actors = [.. actors.Order()] };
    }
}
