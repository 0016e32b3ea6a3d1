namespace Cairn.Collector.Accept;

/// <summary>The exchange of one request, from where idle ones wait and back. Not thread-safe.</summary>
internal sealed class HeldExchange(Pool<Exchange> idle)
{
    /// <summary>The exchange; not to be touched when it has ended.</summary>
    public Exchange Exchange { get; } = idle.Take();

    /// <summary>Whether the spool reads its body at the moment.</summary>
    public bool IsWithSpool { get; set; }

    /// <summary>Whether all went as it should, so that another request may use it.</summary>
    public bool IsWhole { get; set; }

    /// <summary>Whether it has ended.</summary>
    public bool IsEnded { get; private set; }

    /// <summary>Ends it, once; what it took goes back.</summary>
    public void End()
    {
        if (IsEnded)
            return;
        IsEnded = true;
        if (IsWithSpool)
        {
            Exchange.Abandon();
            return;
        }
        Exchange.End();
        if (!IsWhole || !idle.Return(Exchange))
            Exchange.Dispose();
    }
}
