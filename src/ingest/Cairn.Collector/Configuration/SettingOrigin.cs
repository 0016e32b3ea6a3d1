namespace Cairn.Collector.Configuration;

/// <summary>Where the value of a setting comes from.</summary>
/// <param name="Kind">One of <c>default</c>, <c>file</c>, <c>environment</c>, <c>flag</c>.</param>
/// <param name="Place">File and line (<c>serve.yaml:3</c>), variable or flag; empty for a default.</param>
public sealed record SettingOrigin(string Kind, string Place)
{
    /// <summary>Nobody set it.</summary>
    public static SettingOrigin Default { get; } = new("default", "");

    internal static SettingOrigin File(string path, int line) => new("file", $"{path}:{line}");

    internal static SettingOrigin Environment(string variable) => new("environment", variable);

    internal static SettingOrigin Flag(string flag) => new("flag", flag);

    /// <summary>The place, or that it is the default.</summary>
    public override string ToString() => Place.Length > 0 ? Place : Kind;
}
