namespace Cairn.World.Answers;

/// <summary>The names in <c>answers.json</c>, in the order in which they stand there: what is long comes last.</summary>
public static class AnswersSections
{
    /// <summary>Name of the file in a world's folder.</summary>
    public const string FileName = "answers.json";

    /// <summary>The first property: which format this is.</summary>
    public const string Format = "format";

    /// <summary>Value of <see cref="Format"/>.</summary>
    public const string Version = "cairn-world-answers/1";

    /// <summary>An object, <see cref="WorldFacts"/>.</summary>
    public const string World = "world";

    /// <summary>A list of <see cref="EffectAnswer"/>.</summary>
    public const string Effects = "effects";

    /// <summary>A list of <see cref="BaselineAnswer"/>.</summary>
    public const string Baseline = "baseline";

    /// <summary>A list of <see cref="CaptureAnswer"/>.</summary>
    public const string Capture = "capture";

    /// <summary>A list of <see cref="FaultAnswer"/>.</summary>
    public const string Faults = "faults";

    /// <summary>A list of <see cref="PersonAnswer"/>; long.</summary>
    public const string People = "people";

    /// <summary>A list of <see cref="FaultEventAnswer"/>; long.</summary>
    public const string FaultEvents = "fault_events";
}
