using System.Text.Json;
using Cairn.World.Reading;

namespace Cairn.World.Answers;

/// <summary>
/// A world's <c>answers.json</c>. Its short sections are held in memory; <see cref="People"/> and <see cref="FaultEvents"/>
/// read the file again, a row at a time, so that its length does not matter.
/// </summary>
public sealed class AnswersFile
{
    private const int MaxRows = 5_000_000;
    private const string Remedy = "Write the world again with `cairn world`; docs/world-score.md describes the file.";

    private static readonly string[] Short =
        [AnswersSections.World, AnswersSections.Effects, AnswersSections.Baseline, AnswersSections.Capture, AnswersSections.Faults];

    private readonly string _path;
    private readonly string _name;
    private readonly List<EffectAnswer> _effects = [];
    private readonly List<BaselineAnswer> _baseline = [];
    private readonly List<CaptureAnswer> _capture = [];
    private readonly List<FaultAnswer> _faults = [];

    private AnswersFile(string path) => (_path, _name) = (path, Path.GetFileName(path));

    /// <summary>Which world this is.</summary>
    public WorldFacts World { get; private set; } = new("", 0, 0, 0, "", "", "");

    /// <summary>What channels, campaigns and events truly do.</summary>
    public IReadOnlyList<EffectAnswer> Effects => _effects;

    /// <summary>The conversions with and without channels.</summary>
    public IReadOnlyList<BaselineAnswer> Baseline => _baseline;

    /// <summary>How much truly arrived.</summary>
    public IReadOnlyList<CaptureAnswer> Capture => _capture;

    /// <summary>The faults that were injected.</summary>
    public IReadOnlyList<FaultAnswer> Faults => _faults;

    /// <summary>Reads the short sections.</summary>
    /// <param name="path">A world's folder, or the file itself.</param>
    /// <exception cref="WorldException">There is no such file, or it is not the answers of a world.</exception>
    public static AnswersFile Open(string path)
    {
        var answers = new AnswersFile(Directory.Exists(path) ? Path.Combine(path, AnswersSections.FileName) : path);
        using var feed = answers.Begin();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (feed.Read() && feed.Token == JsonTokenType.PropertyName)
        {
            var section = feed.Text;
            if (!seen.Add(section))
                throw feed.Wrong($"the section '{section}' stands there twice.");
            // Whoever writes the long sections first pays with a walk through them.
            if (section is AnswersSections.People or AnswersSections.FaultEvents && Short.All(seen.Contains))
                break;
            answers.ReadShort(feed, section);
        }

        if (!seen.Contains(AnswersSections.World))
            throw new WorldException($"{answers._name} has no section 'world'.", Remedy);
        return answers;
    }

    /// <summary>Every person, from the file; empty when the answers have none.</summary>
    public IEnumerable<PersonAnswer> People() => Long(AnswersSections.People, PersonAnswer.Read);

    /// <summary>Every event that a fault hit, from the file; empty when the answers have none.</summary>
    public IEnumerable<FaultEventAnswer> FaultEvents() => Long(AnswersSections.FaultEvents, FaultEventAnswer.Read);

    private JsonFeed Begin()
    {
        var feed = JsonFeed.Open(_path, _name, "Give --answers the folder that `cairn world` wrote.", Remedy);
        try
        {
            feed.Expect(JsonTokenType.StartObject, "the file");
            if (!feed.Read() || feed.Token != JsonTokenType.PropertyName || feed.Text != AnswersSections.Format
                || !feed.Read() || feed.Token != JsonTokenType.String || feed.Text != AnswersSections.Version)
            {
                throw feed.Wrong($"a world's answers begin with {{\"format\":\"{AnswersSections.Version}\".");
            }

            return feed;
        }
        catch (WorldException)
        {
            feed.Dispose();
            throw;
        }
    }

    private void ReadShort(JsonFeed feed, string section)
    {
        switch (section)
        {
            case AnswersSections.World:
                World = WorldFacts.Read(feed.Object(section));
                break;
            case AnswersSections.Effects:
                Fill(feed, section, _effects, EffectAnswer.Read);
                break;
            case AnswersSections.Baseline:
                Fill(feed, section, _baseline, BaselineAnswer.Read);
                break;
            case AnswersSections.Capture:
                Fill(feed, section, _capture, CaptureAnswer.Read);
                break;
            case AnswersSections.Faults:
                Fill(feed, section, _faults, FaultAnswer.Read);
                break;
            default:
                feed.Skip();
                break;
        }
    }

    private static void Fill<T>(JsonFeed feed, string section, List<T> rows, Func<JsonFields, T> read)
    {
        feed.Expect(JsonTokenType.StartArray, $"'{section}'");
        foreach (var fields in feed.Objects(section))
        {
            if (rows.Count == MaxRows)
                throw feed.Wrong($"'{section}' has more than {MaxRows} rows.");
            rows.Add(read(fields));
        }
    }

    private IEnumerable<T> Long<T>(string section, Func<JsonFields, T> read)
    {
        using var feed = Begin();
        while (feed.Read() && feed.Token == JsonTokenType.PropertyName)
        {
            if (feed.Text != section)
            {
                feed.Skip();
                continue;
            }

            feed.Expect(JsonTokenType.StartArray, $"'{section}'");
            foreach (var fields in feed.Objects(section))
                yield return read(fields);
            yield break;
        }
    }
}
