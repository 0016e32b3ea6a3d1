using System.Security.Cryptography;
using System.Text;
using Cairn.Model;
using Cairn.Plan.Reading;
using Cairn.Yaml;

namespace Cairn.Plan;

/// <summary>
/// Reads tracking plans from YAML (docs/plan.md). All mistakes of a file are reported at once, each with its place.
/// </summary>
public static class PlanFile
{
    /// <summary>
    /// The largest plan that is read, in bytes (4 MiB): a plan of a thousand events is well below 1 MiB.
    /// </summary>
    public const int MaximumBytes = YamlBytes.MaximumBytes;

    /// <summary>A little of all that plans have.</summary>
    internal const string Sample = """
        name: sample
        version: "1"
        phases: { interest: { minimum: 0, maximum: 1 } }
        properties: { value: { type: number, description: Worth. } }
        events: { Page Viewed: { phase: interest, value: 0.1, description: Saw a page., properties: [value] } }
        conversions: { view: { event: Page Viewed, window: 7d } }
        """;

    /// <summary>Reads a plan from a file.</summary>
    /// <param name="path">The YAML file, UTF-8 with or without byte order mark.</param>
    /// <returns>The plan or its mistakes; a file that is missing or cannot be read is a mistake too.</returns>
    public static PlanReading Read(string path)
    {
        var mistakes = new MistakeList(path);
        var bytes = YamlBytes.Read(path, mistakes);
        return bytes is null ? new PlanReading(null, mistakes.InOrder()) : Read(bytes, mistakes);
    }

    /// <summary>Reads a plan from text.</summary>
    /// <param name="text">The YAML text.</param>
    /// <param name="fileName">The name that mistakes are reported under.</param>
    public static PlanReading Parse(string text, string fileName) =>
        Read(Encoding.UTF8.GetBytes(text), new MistakeList(fileName));

    /// <summary>Reads the text of a plan that was good when it was stored. Its patterns are compiled when they are needed.</summary>
    /// <param name="text">The YAML text.</param>
    /// <param name="name">The name that mistakes are reported under: rules may have become stricter since.</param>
    public static PlanReading ParseStored(string text, string name) =>
        Read(Encoding.UTF8.GetBytes(text), new MistakeList(name) { WasGoodBefore = true });

    /// <summary>
    /// Loads the code that reads plans, while a process still waits for something else: its first plan takes four times as long as its next.
    /// </summary>
    public static void Prepare() => Parse(Sample, "sample");

    /// <summary>Reads a plan that has to be good.</summary>
    /// <param name="path">The YAML file.</param>
    /// <exception cref="UserException">The file has mistakes; the message lists all of them.</exception>
    public static TrackingPlan Load(string path) => LoadWithText(path).Plan;

    /// <summary>Reads a plan that has to be good, with its text. The file is read once: it may be a pipe.</summary>
    /// <param name="path">The YAML file.</param>
    /// <exception cref="UserException">The file has mistakes; the message lists all of them.</exception>
    public static (TrackingPlan Plan, string Text) LoadWithText(string path)
    {
        var mistakes = new MistakeList(path);
        var bytes = YamlBytes.Read(path, mistakes);
        var reading = bytes is null ? new PlanReading(null, mistakes.InOrder()) : Read(bytes, mistakes);
        if (reading.Plan is { } plan)
            return (plan, YamlBytes.Decode(bytes, mistakes)!);

        var lines = string.Join('\n', reading.Mistakes.Select(mistake => $"  {mistake}"));
        var count = reading.Mistakes.Count == 1 ? "a mistake" : $"{reading.Mistakes.Count} mistakes";
        throw new UserException(
            $"the tracking plan {path} has {count}:\n{lines}",
            $"Fix the plan, then see that it is good with: cairn plan check {path}");
    }

    private static PlanReading Read(byte[] bytes, MistakeList mistakes)
    {
        TrackingPlan? plan = null;
        if (YamlBytes.Decode(bytes, mistakes) is { } text && YamlTree.Load(text, mistakes) is { } root && !IsMapping(root, mistakes))
            plan = PlanBuilder.Build(root, Convert.ToHexStringLower(SHA256.HashData(bytes)), mistakes);

        return mistakes.Count == 0 ? new PlanReading(plan, []) : new PlanReading(null, mistakes.InOrder());
    }

    /// <summary>Whether this is the other file that an import is told of; saying so spares a list of what it lacks as a plan.</summary>
    private static bool IsMapping(YamlNode root, MistakeList mistakes)
    {
        if (root["events"] is not null || root["event"] is null || root["time"] is null)
            return false;
        mistakes.Add(1, 1, "this is the mapping of an import and no tracking plan", "Name it with --map, and the plan with --plan: the two are probably swapped.");
        return true;
    }
}
