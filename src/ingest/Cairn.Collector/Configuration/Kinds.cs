using System.Globalization;
using System.Net;
using Cairn.Model;

namespace Cairn.Collector.Configuration;

/// <summary>The kinds of values that settings have.</summary>
internal static class Kinds
{
    private const int MaxTextLength = 4096;
    private const string LocalName = "localhost:", LocalNumber = "127.0.0.1:";
    private const NumberStyles Decimal = NumberStyles.AllowDecimalPoint;

    public static SettingKind<IPEndPoint> Address { get; } = new TextKind<IPEndPoint>(
        "ADDRESS:PORT", "an address with a port such as 127.0.0.1:8080, localhost:8080, 0.0.0.0:8080 or [::]:8080", ReadAddress, static value => value.ToString());

    /// <summary>An address of this machine for itself, or none.</summary>
    public static SettingKind<AddressText> LocalAddress { get; } = new TextKind<AddressText>(
        "LOCAL:PORT", "an address that only this machine reaches, with a port, such as 127.0.0.1:9464",
        static text => text.Length == 0 ? new AddressText(null) : ReadAddress(text) is { } address && IPAddress.IsLoopback(address.Address) ? new AddressText(address) : null,
        static value => value.Address?.ToString() ?? "");

    /// <summary>Any text on one line, the empty one too.</summary>
    public static SettingKind<string> Text { get; } = new TextKind<string>(
        "TEXT", "text on one line", static text => text.Length <= MaxTextLength && !text.Any(char.IsControl) ? text : null, static value => value);

    public static SettingKind<string> Path(string placeholder) => new TextKind<string>(
        placeholder, "a path", static text => text.Length is > 0 and <= MaxTextLength && !text.Any(char.IsControl) ? text : null, static value => value);

    public static SettingKind<IReadOnlyList<string>> Origins { get; } = List(
        "ORIGIN,...", "origins such as https://www.example.com, with commas between them", static text => Web(text) is { } url && url.PathAndQuery == "/" && url.Fragment.Length == 0 ? text.TrimEnd('/') : null);

    /// <summary>Hosts as they stand in an address, with a port where they have one.</summary>
    public static SettingKind<IReadOnlyList<string>> Domains { get; } = List(
        "DOMAIN,...", "domains such as www.example.com or localhost:3000, with commas between them",
        static text => Web($"https://{text}") is { } url && url.PathAndQuery == "/" && url.Fragment.Length == 0 && url.UserInfo.Length == 0 && !text.EndsWith('/') ? text : null);

    public static SettingKind<IReadOnlyList<IPNetwork>> Networks { get; } = new TextKind<IReadOnlyList<IPNetwork>>(
        "NETWORK,...", "networks such as 10.0.0.0/8 or fd00::/8, with commas between them", ReadNetworks, static value => string.Join(", ", value));

    /// <summary>An address on the web, or none.</summary>
    /// <param name="mayHavePath">Whether it may name more than a host.</param>
    public static SettingKind<UrlText> Url(bool mayHavePath) => new TextKind<UrlText>(
        "URL", mayHavePath ? "an address such as http://127.0.0.1:4318" : "an address without a path, such as https://events.example.com",
        text => text.Length == 0 ? new UrlText(null) : Web(text) is { } url && (mayHavePath || url.PathAndQuery == "/") && url.Query.Length + url.Fragment.Length == 0 ? new UrlText(url) : null,
        static value => value.Url?.ToString().TrimEnd('/') ?? "");

    public static SettingKind<string> Word(params string[] words) => new TextKind<string>(
        string.Join('|', words), $"one of {string.Join(", ", words)}", text => Array.Find(words, word => word.Equals(text, StringComparison.OrdinalIgnoreCase)), static value => value);

    public static SettingKind<long> Bytes(long least, long most) =>
        new QuantityKind<long>("BYTES", "a number of bytes such as 512KB, 4MB or 20GB", least, most, ByteText.Read, ByteText.Write);

    public static SettingKind<int> Count(int least, int most) => new QuantityKind<int>(
        "COUNT", "a whole number", least, most,
        static text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null,
        static value => value.ToString(CultureInfo.InvariantCulture));

    public static SettingKind<double> Rate(double least, double most) => new QuantityKind<double>(
        "NUMBER", "a number", least, most,
        static text => double.TryParse(text, Decimal, CultureInfo.InvariantCulture, out var value) ? value : null,
        static value => ((decimal)value).ToString(CultureInfo.InvariantCulture));

    public static SettingKind<TimeSpan> Duration(string least, string most) => new QuantityKind<TimeSpan>(
        "DURATION", "a number with ms, s, m, h or d, such as 400ms or 7d", Span(least), Span(most), DurationText.Read, DurationText.Write);

    private static SettingKind<IReadOnlyList<string>> List(string placeholder, string expects, Func<string, string?> read) => new TextKind<IReadOnlyList<string>>(
        placeholder, expects, text => Parts(text, read), static value => string.Join(", ", value));

    private static List<T>? Parts<T>(string text, Func<string, T?> read)
    {
        var values = new List<T>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (read(part) is not { } value)
                return null;
            values.Add(value);
        }
        return values;
    }

    private static List<IPNetwork>? ReadNetworks(string text)
    {
        var parts = Parts(text, static part => IPNetwork.TryParse(part, out var network) ? network : (object?)null);
        return parts is null ? null : [.. parts.Cast<IPNetwork>()];
    }

    /// <summary>The platform knows no names, and localhost is one that all use. It also reads an address without a port, and takes the last part of a bare IPv6 address for its own.</summary>
    private static IPEndPoint? ReadAddress(string text)
    {
        if (text.StartsWith(LocalName, StringComparison.OrdinalIgnoreCase))
            text = string.Concat(LocalNumber, text.AsSpan(LocalName.Length));
        var colon = text.LastIndexOf(':');
        var hasPort = colon > 0 && (text[colon - 1] == ']' || text.IndexOf(':', StringComparison.Ordinal) == colon);
        return hasPort && IPEndPoint.TryParse(text, out var address) ? address : null;
    }

    private static Uri? Web(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.UserInfo.Length == 0 ? url : null;

    private static TimeSpan Span(string text) => DurationText.Read(text)!.Value;
}
