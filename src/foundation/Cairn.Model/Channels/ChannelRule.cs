namespace Cairn.Model.Channels;

/// <summary>One rule of the plan that names a channel: it holds when every one of its conditions does.</summary>
/// <param name="Channel">The channel that it gives.</param>
/// <param name="Conditions">Field (source, medium, campaign, content, term, referrer_host, click_id) to the pattern that its lower-case value must match.</param>
public sealed record ChannelRule(string Channel, IReadOnlyDictionary<string, WholeTextPattern> Conditions);
