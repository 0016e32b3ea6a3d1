using Cairn.World.Scenario;

namespace Cairn.World.Wire.Requests;

/// <summary>
/// Makes requests of signals in order of arrival. Web, SMS and KYC: one call a request. App: calls of one person in one
/// millisecond and attempt, at most 20. Back end and mail: calls of one millisecond and attempt, over all customers, at most
/// 15 and 50. A batch goes out when it is full, when another one of its sender begins, or when the millisecond is over.
/// </summary>
internal sealed class RequestBatcher(Action<ReadOnlySpan<Signal>> send)
{
    private readonly Open _app = new(20);
    private readonly Open _server = new(15);
    private readonly Open _mail = new(50);
    private long _at = long.MinValue;

    public void Add(in Signal signal)
    {
        if (signal.ArrivesAt != _at)
            Complete();
        _at = signal.ArrivesAt;

        switch (signal.Sender)
        {
            case SenderKind.App:
                Add(_app, signal, _app.IsOf(signal) && _app.First.Person == signal.Person);
                break;
            case SenderKind.Server:
                Add(_server, signal, _server.IsOf(signal));
                break;
            case SenderKind.Mail:
                Add(_mail, signal, _mail.IsOf(signal));
                break;
            default:
                send(new ReadOnlySpan<Signal>(in signal));
                break;
        }
    }

    /// <summary>Sends what is open.</summary>
    public void Complete()
    {
        Send(_app);
        Send(_server);
        Send(_mail);
    }

    private void Add(Open batch, in Signal signal, bool belongs)
    {
        if (!belongs)
            Send(batch);
        batch.Calls[batch.Count++] = signal;
        if (batch.Count == batch.Calls.Length)
            Send(batch);
    }

    private void Send(Open batch)
    {
        if (batch.Count > 0)
            send(batch.Calls.AsSpan(0, batch.Count));
        batch.Count = 0;
    }

    /// <summary>A batch that may take more calls.</summary>
    private sealed class Open(int most)
    {
        public Signal[] Calls { get; } = new Signal[most];

        public int Count { get; set; }

        public ref readonly Signal First => ref Calls[0];

        public bool IsOf(in Signal signal) => Count > 0 && First.Attempt == signal.Attempt;
    }
}
