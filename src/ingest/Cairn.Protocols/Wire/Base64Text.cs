using System.Buffers;
using Cairn.Model;

namespace Cairn.Protocols.Wire;

/// <summary>Decodes base64 as clients write it: with either alphabet, with or without its padding (RFC 4648, sections 4 and 5).</summary>
internal static class Base64Text
{
    /// <summary>The most characters by which a text may be too short.</summary>
    public const int MaxPadding = 3;

    /// <summary>Appends what the text stands for, which is JSON; half characters in it are replaced.</summary>
    /// <returns>False when it is no base64; nothing is appended then.</returns>
    public static bool TryDecode(string text, IBufferWriter<byte> target)
    {
        // A plus that was not escaped in a URL has become a space there.
        text = text.Replace('-', '+').Replace('_', '/').Replace(' ', '+').TrimEnd('=');
        text = text.PadRight((text.Length + 3) / 4 * 4, '=');
        var room = target.GetSpan(text.Length);
        if (!Convert.TryFromBase64String(text, room, out var written))
            return false;
        HalfPairs.Repair(room[..written]);
        target.Advance(written);
        return true;
    }
}
