using Cairn.Attribution.Trails;

namespace Cairn.Attribution.Acts;

/// <summary>The acts of a few persons, in memory or beyond a bound in a temporary file, until they are handed on.</summary>
internal sealed class HeldActs : IDisposable
{
    private readonly LinkedActs _acts = new();
    private readonly HashSet<ulong> _orders = [];

    /// <summary>The orders that their conversions tell.</summary>
    public IReadOnlyCollection<ulong> Orders => _orders;

    /// <summary>Takes an act whose person is known.</summary>
    public void Add(in Act act)
    {
        if (act.IsConversion && act.Order != 0)
            _orders.Add(act.Order);
        _acts.Add(act);
    }

    /// <summary>Hands all on, once: person by person.</summary>
    public Task HandOnAsync(ActHandler handler) => _acts.DrainAsync(new ActTable(), new ActTable(), handler);

    public void Dispose() => _acts.Dispose();
}
