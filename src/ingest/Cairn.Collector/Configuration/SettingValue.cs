namespace Cairn.Collector.Configuration;

/// <summary>What a setting is, and who says so.</summary>
/// <param name="Setting">The setting.</param>
/// <param name="Value">Its value in force, as it would be written; empty for nothing. No secret.</param>
/// <param name="Origin">Who says so.</param>
public sealed record SettingValue(Setting Setting, string Value, SettingOrigin Origin);
