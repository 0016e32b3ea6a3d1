using Cairn.World.Score;

namespace Cairn.World.Cli.Scores;

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
            Wrapped(output, text => IdentityScoreView.Write(text, identity));
        }

        if (score.Links is { } links)
        {
            output.WriteLine();
            Wrapped(output, text => LinkScoreView.Write(text, links));
        }

        if (score.Assurance is { Capture: { } capture })
        {
            output.WriteLine();
            Wrapped(output, text => CaptureScoreView.Write(text, capture));
        }

        if (score.Assurance is { Faults: { } faults })
        {
            output.WriteLine();
            Wrapped(output, text => FaultScoreView.Write(text, faults));
        }
    }

    private void Wrapped(TextWriter output, Action<TextWriter> write)
    {
        using var text = new StringWriter { NewLine = "\n" };
        write(text);
        output.Write(Lines.Wrap(text.ToString(), page.Width));
    }
}
