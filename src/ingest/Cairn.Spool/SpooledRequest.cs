using Cairn.Model;

namespace Cairn.Spool;

/// <summary>A request as it stands in the spool. One object serves for many.</summary>
public sealed class SpooledRequest
{
    /// <summary>Offset of its first call in the log.</summary>
    public long FirstOffset { get; internal set; }

    /// <summary>How many calls it gave when it was accepted; they take as many offsets of the log.</summary>
    public int Calls { get; internal set; }

    /// <summary>
    /// Why the request cannot be believed any more although it was acknowledged: its bytes on disk are not those that were
    /// written, or are gone. Empty when all is well.
    /// </summary>
    public string Damage { get; internal set; } = "";

    /// <summary>Whether it stands for all that was in the file from its offset on, of which nothing can be read.</summary>
    public bool IsRestOfFile { get; internal set; }

    /// <summary>The request; its body is valid until the next one is read.</summary>
    public ClientRequest Request { get; } = new();
}
