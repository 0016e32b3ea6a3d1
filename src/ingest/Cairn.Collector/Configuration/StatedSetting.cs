namespace Cairn.Collector.Configuration;

/// <summary>A value that somebody gave a setting, as text.</summary>
/// <param name="Setting">The setting.</param>
/// <param name="Text">The text.</param>
/// <param name="Origin">Who gave it.</param>
internal sealed record StatedSetting(Setting Setting, string Text, SettingOrigin Origin);
