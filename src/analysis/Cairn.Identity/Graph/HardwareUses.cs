using System.Runtime.InteropServices;

namespace Cairn.Identity.Graph;

/// <summary>
/// Whose each piece of hardware (<c>device_id</c>, below browsers and apps) is: of the person who was first seen on it, until a second one is
/// seen; from then on what nobody is named for belongs to the hardware itself.
/// </summary>
internal sealed class HardwareUses
{
    private readonly List<Use> _uses = [];
    private readonly Dictionary<ulong, HardwareOwner> _owners = [];

    /// <summary>Takes that a person was seen on a device.</summary>
    public void Add(ulong device, ulong person, long at) => _uses.Add(new Use(device, person, at));

    /// <summary>Finds the owners, once all uses are there.</summary>
    public void Find()
    {
        var uses = CollectionsMarshal.AsSpan(_uses);
        uses.Sort(static (a, b) => (a.Device, a.At, a.Person).CompareTo((b.Device, b.At, b.Person)));
        for (var i = 0; i < uses.Length;)
        {
            var first = uses[i];
            var until = long.MaxValue;
            for (; i < uses.Length && uses[i].Device == first.Device; i++)
                if (until == long.MaxValue && uses[i].Person != first.Person)
                    until = uses[i].At;
            _owners.Add(first.Device, new HardwareOwner(first.Person, until));
        }
        _uses.Clear();
    }

    /// <summary>The devices that were used.</summary>
    public IReadOnlyDictionary<ulong, HardwareOwner> Owners => _owners;

    /// <summary>Whose a device is; null: nobody was seen on it.</summary>
    public HardwareOwner? OwnerOf(ulong device) => _owners.TryGetValue(device, out var owner) ? owner : null;

    private readonly record struct Use(ulong Device, ulong Person, long At);
}
