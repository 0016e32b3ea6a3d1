namespace Cairn.Collector.Configuration;

/// <summary>A setting whose value is of a certain kind.</summary>
/// <param name="name">Its name.</param>
/// <param name="description">What it is for.</param>
/// <param name="kind">What it may be.</param>
/// <param name="read">Where it stands in the options.</param>
/// <param name="change">Puts it there.</param>
internal sealed class Setting<T>(
    string name, string description, SettingKind<T> kind, Func<CollectorOptions, T> read, Func<CollectorOptions, T, CollectorOptions> change)
    : Setting(name, description)
{
    public override string Placeholder => kind.Placeholder;

    public override string Expects => kind.Expects;

    internal override CollectorOptions? Apply(CollectorOptions options, string text) =>
        kind.TryRead(text, out var value) ? change(options, value) : null;

    private protected override string Write(CollectorOptions options) => kind.Write(read(options));
}
