namespace Cairn.World.Play;

/// <summary>What a request was answered.</summary>
/// <param name="Status">HTTP's status; 0: no answer came.</param>
/// <param name="RetryAfter">When to come again, if the answer says so in whole seconds; clients do not understand dates there.</param>
/// <param name="Error">Why no answer came.</param>
internal readonly record struct Answer(int Status, TimeSpan? RetryAfter = null, string? Error = null);
