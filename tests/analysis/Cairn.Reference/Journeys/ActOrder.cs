using System.IO.Hashing;
using System.Text;

namespace Cairn.Reference.Journeys;

/// <summary>docs/journeys.md, "Order of acts".</summary>
internal sealed class ActOrder : IComparer<Act>
{
    public static ActOrder Instance { get; } = new();

    /// <summary>Compares by time, kind, hash, money, currency and player, in this order.</summary>
    public int Compare(Act? x, Act? y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        int[] keys =
        [
            x.AtMs.CompareTo(y.AtMs),
            Rank(x).CompareTo(Rank(y)),
            x.Hash.CompareTo(y.Hash),
            (x.Money ?? 0).CompareTo(y.Money ?? 0),
            CompareBytes(x.Currency, y.Currency),
            CompareBytes(x.OwnPlayer ?? "", y.OwnPlayer ?? ""),
        ];
        return keys.FirstOrDefault(key => key != 0);
    }

    /// <summary>The hash of what an event says, without its time.</summary>
    public static ulong HashOf(ReferenceEvent told) =>
        XxHash64.HashToUInt64((byte[])
        [
            .. new[] { told.Event, told.SessionId, told.OrderId.Trim(), told.TrafficSource, told.TrafficMedium, told.TrafficCampaign, told.Channel, told.Platform }
                .SelectMany(text => BitConverter.GetBytes(text.Length == 0 ? 0 : KeyOf(text))),
        ]);

    /// <summary>The hash of a text.</summary>
    public static ulong KeyOf(string text) => XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(text));

    /// <summary>Compares two texts by their UTF-8 bytes.</summary>
    public static int CompareBytes(string x, string y) =>
        Encoding.UTF8.GetBytes(x).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(y));

    /// <summary>Acts that name an origin come first, then the others, then those of the conversion.</summary>
    private static int Rank(Act act) => act.IsOfConversion ? 2 : act.NamesOrigin ? 0 : 1;
}
