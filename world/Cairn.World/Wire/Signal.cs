using System.Runtime.InteropServices;
using Cairn.World.Scenario;

namespace Cairn.World.Wire;

/// <summary>
/// One call of a client on its way to the collector: everything that its text is made of, and small enough to be sorted on
/// disk. Times are Unix milliseconds. Keys are numbers from which <see cref="Ids"/> makes ids.
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public struct Signal
{
    /// <summary>When the request reaches the collector, in UTC.</summary>
    public long ArrivesAt;

    /// <summary>When the client sent it, by its own clock.</summary>
    public long SentAt;

    /// <summary>When it happened, by the client's clock.</summary>
    public long HappenedAt;

    /// <summary>Key of the message id.</summary>
    public ulong Message;

    /// <summary>Key of the anonymous id; 0 when the call carries none.</summary>
    public ulong Anonymous;

    /// <summary>Key of the order, the checkout, the transfer or the mail that it is about; 0 when none.</summary>
    public ulong Subject;

    /// <summary>Number of the person, from 0; households are neighbours.</summary>
    public int Person;

    /// <summary>Its place among the calls of its household; with <see cref="Person"/> unique.</summary>
    public int Sequence;

    /// <summary>Number of the product, or of the token pair.</summary>
    public int Product;

    /// <summary>The money that it is about, in cents.</summary>
    public long Cents;

    /// <summary>Key of the visit; the click id of the landing page is made of it.</summary>
    public ulong Visit;

    /// <summary>Index into the scenario's events.</summary>
    public short Event;

    /// <summary>Index into the scenario's campaigns; -1 when none.</summary>
    public short Campaign;

    /// <summary>What is particular about it.</summary>
    public SignalMarks Marks;

    /// <summary>Who sends it.</summary>
    public SenderKind Sender;

    /// <summary>Which call.</summary>
    public CallKind Call;

    /// <summary>On what.</summary>
    public DeviceKind Device;

    /// <summary>Index into the scenario's app versions; meaningless outside the app.</summary>
    public byte Version;

    /// <summary>How many pieces of the product.</summary>
    public byte Quantity;

    /// <summary>Index into the scenario's payment methods.</summary>
    public byte Method;

    /// <summary>0 for the first delivery of a request, n for its n-th repetition (X-Retry-Count).</summary>
    public byte Attempt;
}
