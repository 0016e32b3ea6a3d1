namespace Cairn.World.Play;

/// <summary>How a world is played.</summary>
public sealed record PlayOptions
{
    /// <summary>The collector, http or https; its path stands before the requests' own.</summary>
    public required Uri Collector { get; init; }

    /// <summary>How fast.</summary>
    public PlaySpeed Speed { get; init; } = PlaySpeed.Max;

    /// <summary>How many requests are on the way at once, 1 to 10,000.</summary>
    public int Senders { get; init; } = 32;

    /// <summary>
    /// Whether each request says when it arrives in the world, in the header <see cref="ReceiptHeader"/>, to a collector that
    /// believes it. Without it everything happened just now.
    /// </summary>
    public bool StatesReceipt { get; init; }

    /// <summary>The header with the time of receipt, ISO 8601 with milliseconds.</summary>
    public const string ReceiptHeader = "Cairn-Received-At";

    /// <summary>How many requests of the file are left out, from its beginning.</summary>
    public long Skip { get; init; }

    /// <summary>How many requests are sent at most.</summary>
    public long Limit { get; init; } = long.MaxValue;

    /// <summary>Of what the jitter of waiting times is made.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How long an answer may take; analytics-node waits 10 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Reads the address of a collector.</summary>
    /// <exception cref="WorldException">It is no address of http or https, or has a query, a fragment or a password.</exception>
    public static Uri ParseCollector(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url)
        && url.Scheme is "http" or "https"
        && url is { Query: "", Fragment: "", UserInfo: "" }
            ? url
            : throw new WorldException(
                $"'{text}' is no address of a collector.",
                "Write it as http://127.0.0.1:8080 or https://collector.example.com/prefix.");
}
