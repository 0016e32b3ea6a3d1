namespace Cairn.Collector.Configuration;

/// <summary>
/// One thing that an operator may set: what it is called in a file, in the environment and on the command line, what it may
/// be, and where it lands.
/// </summary>
public abstract class Setting
{
    private protected Setting(string name, string description) => (Name, Description) = (name, description);

    /// <summary>Its name in a file, with the part that it belongs to: <c>spool.max_bytes</c>.</summary>
    public string Name { get; }

    /// <summary>What it is for, as a sentence.</summary>
    public string Description { get; }

    /// <summary>Its flag: <c>--spool-max-bytes</c>.</summary>
    public string Flag => "--" + Name.Replace('.', '-').Replace('_', '-');

    /// <summary>Its variable: <c>CAIRN_SPOOL_MAX_BYTES</c>.</summary>
    public string Variable => SettingsInEnvironment.Prefix + Name.Replace('.', '_').ToUpperInvariant();

    /// <summary>Another variable that is asked when that one is not set, because other programs know it; empty when there is none.</summary>
    public string SharedVariable { get; internal init; } = "";

    /// <summary>Whether its value must not be shown.</summary>
    public bool IsSecret { get; internal init; }

    /// <summary>Whether a value in a file that is no absolute path is one from that file's folder.</summary>
    public bool IsPath { get; internal init; }

    /// <summary>How help calls its value: <c>BYTES</c>.</summary>
    public abstract string Placeholder { get; }

    /// <summary>What it may be.</summary>
    public abstract string Expects { get; }

    /// <summary>What it is unless somebody sets it, as it would be written; empty for nothing.</summary>
    public string Default => Show(CollectorOptions.Defaults);

    /// <summary>What it is, as it would be written; empty for nothing. A secret that is set shows as <c>(set)</c>.</summary>
    public string Show(CollectorOptions options) => IsSecret && Write(options).Length > 0 ? "(set)" : Write(options);

    /// <summary>Sets it.</summary>
    /// <returns>The options with it; null when the text is no such value.</returns>
    internal abstract CollectorOptions? Apply(CollectorOptions options, string text);

    private protected abstract string Write(CollectorOptions options);
}
