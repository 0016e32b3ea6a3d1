using Cairn.Protocols.Wire;

namespace Cairn.Collector.Accept;

/// <summary>What one request has taken of the budget. Whatever way the request ends, <see cref="End"/> gives it back. Not thread-safe.</summary>
internal sealed class RequestMemory(BodyBudget budget) : IMemoryBound
{
    /// <summary>What a request may take at a time without asking.</summary>
    public const int Free = 16 * 1024;

    private long _taken;
    private bool _isStranger = true;

    public bool TryTake(long bytes)
    {
        if (!budget.TryTake(bytes, _isStranger))
            return false;
        _taken += bytes;
        return true;
    }

    public void GiveBack(long bytes)
    {
        budget.GiveBack(bytes, _isStranger);
        _taken -= bytes;
    }

    /// <summary>Notes that its sender has shown a key that is good.</summary>
    public void Recognise()
    {
        if (!_isStranger)
            return;
        _isStranger = false;
        if (_taken > 0)
            budget.Recognise(_taken);
    }

    /// <summary>Gives back whatever is still taken.</summary>
    public void End()
    {
        if (_taken > 0)
            GiveBack(_taken);
        _isStranger = true;
    }
}
