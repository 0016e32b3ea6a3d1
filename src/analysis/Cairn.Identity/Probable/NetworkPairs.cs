using Cairn.Identity.Linkage;

namespace Cairn.Identity.Probable;

/// <summary>The pairs of devices of one network: how they agree, and what is known of them.</summary>
/// <param name="table">All devices.</param>
/// <param name="comparison">Compares them.</param>
/// <param name="told">What people said.</param>
internal sealed class NetworkPairs(DeviceTable table, DeviceComparison comparison, ToldPersons told)
{
    /// <summary>Networks with more devices say nothing: an office, a carrier, a proxy. Pairs grow with the square of it.</summary>
    public const int MaxDevices = 60;

    private readonly Pattern[] _patterns = new Pattern[MaxDevices * MaxDevices];
    private readonly bool?[] _known = new bool?[MaxDevices * MaxDevices];
    private readonly bool[] _exclude = new bool[MaxDevices * MaxDevices];
    private int _first;

    /// <summary>How many devices the network has.</summary>
    public int Count { get; private set; }

    /// <summary>Goes to a network.</summary>
    public void Open(Range network)
    {
        var devices = table.Devices[network];
        (_first, Count) = (network.Start.Value, devices.Length);
        for (var i = 0; i < Count; i++)
            for (var j = i + 1; j < Count; j++)
            {
                var (there, back) = (i * MaxDevices + j, j * MaxDevices + i);
                _patterns[there] = _patterns[back] = comparison.Compare(devices[i], devices[j], Count);
                _known[there] = _known[back] = IsMatch(devices[i], devices[j]);
                _exclude[there] = _exclude[back] = comparison.Exclude(devices[i], devices[j]);
            }
    }

    /// <summary>A device of the network.</summary>
    public ref readonly Device this[int place] => ref table.Devices[_first + place];

    /// <summary>How two of them agree.</summary>
    public Pattern PatternOf(int i, int j) => _patterns[i * MaxDevices + j];

    /// <summary>Whether two of them are one person's; null: nobody knows.</summary>
    public bool? IsMatch(int i, int j) => _known[i * MaxDevices + j];

    /// <summary>Whether nobody has both.</summary>
    public bool Exclude(int i, int j) => _exclude[i * MaxDevices + j];

    private bool? IsMatch(in Device a, in Device b)
    {
        if (a.Person == b.Person)
            return true;
        if (a.IsNamed && b.IsNamed)
            return false;
        return told.IsSplit(a, b) ? false : null;
    }
}
