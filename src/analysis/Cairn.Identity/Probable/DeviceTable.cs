using System.Runtime.InteropServices;

namespace Cairn.Identity.Probable;

/// <summary>All devices of known networks, by network: 56 bytes each.</summary>
internal sealed class DeviceTable
{
    private readonly List<Device> _devices = [];

    /// <summary>What devices are.</summary>
    public TextCodes<DeviceClient> Clients { get; } = new();

    /// <summary>Languages with regions; empty: not said.</summary>
    public TextCodes<string> Locales { get; } = new();

    /// <summary>Time zones; empty: not said.</summary>
    public TextCodes<string> TimeZones { get; } = new();

    /// <summary>All of them.</summary>
    public ReadOnlySpan<Device> Devices => CollectionsMarshal.AsSpan(_devices);

    public void Add(in Device device) => _devices.Add(device);

    /// <summary>Puts devices of one network beside each other, and says which are named: those of persons who were named on any device, or of whom somebody told.</summary>
    public void Close(IReadOnlySet<ulong> told)
    {
        var devices = CollectionsMarshal.AsSpan(_devices);
        var named = new HashSet<ulong>(told);
        foreach (ref readonly var device in devices)
            if (device.IsNamed)
                named.Add(device.Person);
        foreach (ref var device in devices)
            device = device with { IsNamed = named.Contains(device.Person) };
        devices.Sort(static (a, b) => (a.Network, a.Actor).CompareTo((b.Network, b.Actor)));
    }

    /// <summary>The networks with several devices, as stretches of <see cref="Devices"/>.</summary>
    /// <param name="max">Networks with more devices than this are left out: an office, a carrier, a proxy.</param>
    public IEnumerable<Range> Networks(int max) => Networks().Where(network => Length(network) is var length && length > 1 && length <= max);

    /// <summary>How many devices stand in networks that have too many.</summary>
    public long Crowded(int max) => Networks().Select(Length).Where(length => length > max).Sum(static length => (long)length);

    private IEnumerable<Range> Networks()
    {
        for (var start = 0; start < _devices.Count;)
        {
            var end = start + 1;
            while (end < _devices.Count && _devices[end].Network == _devices[start].Network)
                end++;
            yield return start..end;
            start = end;
        }
    }

    private static int Length(Range network) => network.End.Value - network.Start.Value;
}
