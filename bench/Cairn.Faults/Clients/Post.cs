using System.Globalization;
using System.Text;

namespace Cairn.Faults.Clients;

/// <summary>One request with consecutive messages; sent again it differs by <c>sentAt</c> alone, as with real clients.</summary>
/// <param name="First">Number of its first message.</param>
/// <param name="Count">How many it has.</param>
/// <param name="Created">When they happened.</param>
internal sealed record Post(int First, int Count, DateTime Created)
{
    private const int EveryBad = 50;
    private const string TimeFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";

    /// <summary>The id of a message.</summary>
    public static string IdOf(int number) => string.Create(CultureInfo.InvariantCulture, $"fault-{number:D12}");

    /// <summary>The number in an id.</summary>
    public static int NumberOf(string id) => int.Parse(id.AsSpan("fault-".Length), CultureInfo.InvariantCulture);

    /// <summary>Whether a message breaks the plan, so that it belongs into quarantine.</summary>
    public static bool IsBad(int number) => number % EveryBad == 7;

    /// <summary>The request as it goes over the wire.</summary>
    public byte[] Bytes(string writeKey)
    {
        var body = new StringBuilder(400 * Count).Append("{\"batch\":[");
        for (var i = 0; i < Count; i++)
            body.Append(i == 0 ? "" : ",").Append(Message(First + i));
        body.Append(CultureInfo.InvariantCulture, $$"""],"sentAt":"{{Text(DateTime.UtcNow)}}","writeKey":"{{writeKey}}"}""");
        var head = $"POST /v1/batch HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n";
        return Encoding.ASCII.GetBytes(head + body);
    }

    private string Message(int number)
    {
        var price = IsBad(number) ? "\"a lot\"" : "29.9";
        return $$$"""{"type":"track","event":"Product Viewed","messageId":"{{{IdOf(number)}}}","anonymousId":"person-{{{number % 1000:D4}}}","timestamp":"{{{Text(Created)}}}","properties":{"product_id":"p-{{{number % 77}}}","price":{{{price}}},"currency":"EUR"},"context":{"page":{"url":"https://shop.example/p/{{{number % 77}}}"},"locale":"en"}}""";
    }

    private static string Text(DateTime time) => time.ToString(TimeFormat, CultureInfo.InvariantCulture);
}
