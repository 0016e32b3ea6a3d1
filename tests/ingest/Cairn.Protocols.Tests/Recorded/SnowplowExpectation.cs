using System.Text.Json;
using static Cairn.Protocols.Tests.Recorded.Expected;

namespace Cairn.Protocols.Tests.Recorded;

/// <summary>What Snowplow's recorded posts and pixels say.</summary>
internal static class SnowplowExpectation
{
    public static IEnumerable<Expected> Of(RecordedRequest request) => request.Method == "GET"
        ? [One(request, name => Parameter(request.Path, name))]
        : request.Body.GetProperty("data").EnumerateArray().Select(e => One(request, name => Text(e, name)));

    private static Expected One(RecordedRequest request, Func<string, string> said) => new(
        said("e") switch
        {
            "pv" => "Page Viewed",
            "pp" => "Page Pinged",
            "se" => said("se_ac"),
            _ => NameOf(First(said("ue_pr"), FromBase64(said("ue_px")))),
        },
        said("eid"),
        said("uid"),
        said("duid"),
        said("sid"),
        request.ReceivedAt - (long.Parse(said("stm")) - long.Parse(said("dtm"))),
        said("url"),
        "",
        "");

    private static string NameOf(string selfDescribing)
    {
        using var document = JsonDocument.Parse(selfDescribing);
        return Text(document.RootElement, "data", "schema").Split('/')[1];
    }

    private static string FromBase64(string text)
    {
        var padded = text.Replace('-', '+').Replace('_', '/') + new string('=', (4 - text.Length % 4) % 4);
        return System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(padded));
    }

    private static string Parameter(string path, string name)
    {
        var pairs = path[(path.IndexOf('?') + 1)..].Split('&').Select(pair => pair.Split('=', 2));
        return pairs.FirstOrDefault(pair => pair[0] == name) is { } found ? Uri.UnescapeDataString(found[1]) : "";
    }
}
