using Cairn.Model;

namespace Cairn.Protocols.Wire;

/// <summary>Gives the same object for the same origin while it lasts, which spares the channel step its work.</summary>
internal sealed class LastTraffic
{
    private TrafficSource _last = TrafficSource.None;

    public TrafficSource Same(TrafficSource traffic)
    {
        if (traffic != _last)
            _last = traffic;
        return _last;
    }
}
