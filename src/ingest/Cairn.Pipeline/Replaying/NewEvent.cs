using Cairn.Model;
using Cairn.Protocols.Wire;

namespace Cairn.Pipeline.Replaying;

/// <summary>A record that was no event and may become one, if its message is not in the warehouse already.</summary>
/// <param name="Stored">What it is.</param>
/// <param name="Event">What it may become.</param>
/// <param name="Key">Its message; null when it has no id, so that it cannot be recognised.</param>
internal sealed record NewEvent(StoredRecord Stored, Event Event, MessageKey? Key);
