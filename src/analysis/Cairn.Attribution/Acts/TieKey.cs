using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;

namespace Cairn.Attribution.Acts;

/// <summary>What orders acts of the same instant and kind (docs/journeys.md, "Order of acts"): the same for the same content, in any order of rows.</summary>
internal static class TieKey
{
    /// <summary>XXH64 of a text; 0 for an empty one.</summary>
    public static ulong OfText(string text) => text.Length == 0 ? 0 : XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(text));

    /// <summary>XXH64 of the eight hashes, little endian, one behind the other.</summary>
    public static ulong Of(ulong @event, ulong session, ulong order, ulong source, ulong medium, ulong campaign, ulong channel, ulong platform)
    {
        ReadOnlySpan<ulong> hashes = [@event, session, order, source, medium, campaign, channel, platform];
        return XxHash64.HashToUInt64(MemoryMarshal.AsBytes(hashes));
    }
}
