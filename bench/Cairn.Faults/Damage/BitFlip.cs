using System.Text;
using Cairn.Faults.Clients;

namespace Cairn.Faults.Damage;

/// <summary>Turns one bit of a message's body over where it stands on disk.</summary>
internal static class BitFlip
{
    /// <summary>Turns a bit in one copy of a message: a page that was written again stands in a write-ahead log more than once.</summary>
    /// <param name="file">A spool file or its write-ahead log; nobody has it open.</param>
    /// <param name="number">The message.</param>
    /// <param name="latest">Whether the latest copy is meant; otherwise the first.</param>
    /// <returns>False when the file does not hold the message.</returns>
    public static bool Turn(string file, int number, bool latest)
    {
        var bytes = File.ReadAllBytes(file);
        var id = Encoding.ASCII.GetBytes(Post.IdOf(number));
        var at = latest ? bytes.AsSpan().LastIndexOf(id) : bytes.AsSpan().IndexOf(id);
        if (at < 0)
            return false;
        // Behind the id, which is needed to know the message again.
        var place = at + bytes.AsSpan(at).IndexOf("person-"u8);
        using var handle = File.OpenHandle(file, FileMode.Open, FileAccess.Write);
        RandomAccess.Write(handle, [(byte)(bytes[place] ^ 0x04)], place);
        return true;
    }
}
