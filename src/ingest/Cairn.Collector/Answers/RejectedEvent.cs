namespace Cairn.Collector.Answers;

/// <summary>An event that does not become one.</summary>
/// <param name="Index">Its place in the request, from 0.</param>
/// <param name="MessageId">Its message id, as far as it could be read.</param>
/// <param name="Event">Its name, as far as it could be read.</param>
/// <param name="Code">What is wrong, as a stable code.</param>
/// <param name="Field">The field that is wrong; empty when it is the whole event.</param>
/// <param name="Reason">What is wrong and how to fix it, in words.</param>
internal readonly record struct RejectedEvent(int Index, string MessageId, string Event, string Code, string Field, string Reason);
