using Cairn.World.Text;
using Cairn.World.Wire;

namespace Cairn.World.Tracking;

/// <summary>The lines of answers.json about calls that faults touched, in the order in which they are told.</summary>
/// <param name="events">Names of the events.</param>
/// <param name="faults">Ids of the faults.</param>
/// <param name="ids">The world's ids.</param>
internal sealed class FaultEventLines(IReadOnlyList<string> events, IReadOnlyList<string> faults, Ids ids) : IDisposable
{
    private static readonly string[] Effects = ["lost", "doubled", "delayed", "altered", "phantom"];

    public JsonLines Lines { get; } = new();

    public void Dispose() => Lines.Dispose();

    public void Add(int fault, FaultEffect effect, in Signal signal)
    {
        var writer = Lines.Begin();
        writer.WriteStartObject();
        writer.WriteString("fault", faults[fault]);
        writer.WriteString("effect", Effects[(int)effect]);
        writer.WriteString("message_id", MessageIds.Of(signal, ids));
        writer.WriteString("event", events[signal.Event]);
        writer.WriteString("at", DateTimeOffset.FromUnixTimeMilliseconds(signal.HappenedAt).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'"));
        writer.WriteEndObject();
        Lines.End();
    }
}
