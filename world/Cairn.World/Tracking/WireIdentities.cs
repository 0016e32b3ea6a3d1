using Cairn.World.Scenario;
using Cairn.World.Wire;

namespace Cairn.World.Tracking;

/// <summary>Which identifiers of a household were seen on the wire, and of whom.</summary>
/// <param name="hasWallet">Whether calls of an event carry the wallet, by the event's index.</param>
internal sealed class WireIdentities(IReadOnlyList<bool> hasWallet)
{
    /// <summary>Anonymous ids with the people who were seen under them.</summary>
    public SortedSet<(int Person, ulong Anonymous)> Anonymous { get; } = [];

    /// <summary>People whose user id was seen.</summary>
    public SortedSet<int> Users { get; } = [];

    /// <summary>People whose e-mail address was seen.</summary>
    public SortedSet<int> Addresses { get; } = [];

    /// <summary>Which of them came together.</summary>
    public WireLinks Links { get; } = new();

    /// <summary>People whose wallet was seen.</summary>
    public SortedSet<int> Wallets { get; } = [];

    public void Clear()
    {
        Links.Clear();
        Wallets.Clear();
        Anonymous.Clear();
        Users.Clear();
        Addresses.Clear();
    }

    /// <summary>A call was sent. Those of testers belong to nobody.</summary>
    public void See(in Signal signal)
    {
        if ((signal.Marks & SignalMarks.Test) != 0)
            return;
        if (signal.Anonymous != 0)
            Anonymous.Add((signal.Person, signal.Anonymous));
        Span<ulong> named = stackalloc ulong[3];
        var count = 0;
        if ((signal.Marks & (SignalMarks.LoggedIn | SignalMarks.CarriesUserId)) != 0)
        {
            Users.Add(signal.Person);
            named[count++] = WireLinks.User;
        }
        if (hasWallet[signal.Event])
            Wallets.Add(signal.Person);
        if (signal.Sender == SenderKind.Mail || signal.Call == CallKind.Identify)
        {
            Addresses.Add(signal.Person);
            named[count++] = WireLinks.Address;
        }
        if (signal.Sender == SenderKind.Kyc)
            named[count++] = WireLinks.Applicant;
        Links.See(signal.Person, signal.ArrivesAt, signal.Anonymous, named[..count]);
    }
}
