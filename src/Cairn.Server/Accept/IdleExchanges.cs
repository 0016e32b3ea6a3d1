namespace Cairn.Server.Accept;

/// <summary>
/// Exchanges that serve no request at the moment. The one that served last is given out first, because its memory is still in the
/// processor's caches; one behind the other, as a queue gives them out, none would be.
/// </summary>
internal sealed class IdleExchanges(BodyLimits limits, BodyBudget budget)
{
    private const int MostIdle = 1024;

    private readonly Lock _lock = new();
    private readonly Stack<Exchange> _idle = new(MostIdle);

    public Exchange Get()
    {
        lock (_lock)
            if (_idle.TryPop(out var idle))
                return idle;
        return new Exchange(limits, budget);
    }

    public void Return(Exchange exchange)
    {
        lock (_lock)
        {
            if (_idle.Count < MostIdle)
            {
                _idle.Push(exchange);
                return;
            }
        }
        exchange.Dispose();
    }
}
