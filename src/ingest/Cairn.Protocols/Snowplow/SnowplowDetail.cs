namespace Cairn.Protocols.Snowplow;

/// <summary>A member that only one kind of event has.</summary>
/// <param name="Name">The property that it becomes.</param>
/// <param name="IsNumber">Whether it is a number, written as a text.</param>
internal sealed record SnowplowDetail(string Name, bool IsNumber = false);
