namespace Cairn.Model;

/// <summary>One HTTP request as a client sent it, with when and for whom it arrived. One object serves for many.</summary>
public sealed class ClientRequest
{
    /// <summary>The sender: the source to which the write key belongs.</summary>
    public string Source { get; set; } = "";

    /// <summary>The method, upper case: POST, or GET for a pixel.</summary>
    public string Method { get; set; } = "POST";

    /// <summary>The path as it was asked for, with its query string if it had one.</summary>
    public string Path { get; set; } = "";

    /// <summary>The header User-Agent; empty when there was none.</summary>
    public string UserAgent { get; set; } = "";

    /// <summary>
    /// The other headers that matter, one a line as <c>name: value</c> with the name in lower case and a line feed behind
    /// each; empty when none of them was sent.
    /// </summary>
    public string Headers { get; set; } = "";

    /// <summary>When the whole request had arrived, milliseconds since 1970-01-01T00:00:00Z.</summary>
    public long ReceivedAt { get; set; }

    /// <summary>The body, decompressed. It must stay as it is for as long as the request's calls are read.</summary>
    public ReadOnlyMemory<byte> Body { get; set; }
}
