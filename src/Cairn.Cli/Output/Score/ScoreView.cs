using Cairn.World.Score;

namespace Cairn.Cli.Output.Score;

/// <summary>A score for people: a part for each section of the report.</summary>
internal sealed class ScoreView(WorldScore score, Page page)
{
    /// <summary>Writes all parts.</summary>
    public void Write(TextWriter output)
    {
        var world = score.World;
        output.WriteLine($"World: {world.Preset}, seed {world.Seed}, {Words.Count(world.People, "person", "people")}, {Words.Count(world.Days, "day")}, faults {world.Faults}");
        if (score.Attribution is { } attribution)
        {
            output.WriteLine();
            new AttributionScoreView(attribution, world.Currency, page).Write(output);
        }

        if (score.Identity is { } identity)
        {
            output.WriteLine();
            IdentityScoreView.Write(output, identity);
        }

        if (score.Assurance is { Capture: { } capture })
        {
            output.WriteLine();
            CaptureScoreView.Write(output, capture);
        }

        if (score.Assurance is { Faults: { } faults })
        {
            output.WriteLine();
            FaultScoreView.Write(output, faults);
        }
    }
}
