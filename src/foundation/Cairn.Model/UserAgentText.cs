namespace Cairn.Model;

/// <summary>Reads browser, system and kind of device out of a User-Agent (RFC 9110, section 10.1.5), as far as products name themselves in it.</summary>
public static class UserAgentText
{
    /// <summary>What stands in a User-Agent and which browser says so; browsers pose as others, so the one that adds most comes first.</summary>
    private static readonly (string Sign, string Browser)[] Browsers =
    [
        ("Edg/", "Edge"), ("EdgA/", "Edge"), ("EdgiOS/", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("YaBrowser/", "Yandex"),
        ("Vivaldi/", "Vivaldi"), ("DuckDuckGo/", "DuckDuckGo"), ("FxiOS/", "Firefox"), ("Firefox/", "Firefox"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"),
        ("Version/", "Safari"),
    ];

    private static readonly (string Sign, string System, string Device)[] Systems =
    [
        ("iPhone", "iOS", Phone), ("iPad", "iPadOS", Tablet), ("iPod", "iOS", Phone), ("Windows NT", "Windows", Computer), ("Android", "Android", Phone),
        ("Macintosh", "macOS", Computer), ("CrOS", "ChromeOS", Computer), ("Linux", "Linux", Computer),
    ];

    private const string Phone = "phone", Tablet = "tablet", Computer = "computer";

    /// <summary>What a User-Agent says; empty names where it says nothing.</summary>
    public static (string Browser, string System, string DeviceType) Read(string agent)
    {
        ArgumentNullException.ThrowIfNull(agent);
        if (!agent.StartsWith("Mozilla/", StringComparison.Ordinal))
            return ("", "", "");
        var browser = "";
        foreach (var (sign, name) in Browsers)
            if (agent.Contains(sign, StringComparison.Ordinal))
            {
                browser = name;
                break;
            }
        foreach (var (sign, system, device) in Systems)
            if (agent.Contains(sign, StringComparison.Ordinal))
                // Android's telephones say Mobile, its tablets do not (Chrome, "User-Agent strings").
                return (browser, system, system == "Android" && !agent.Contains("Mobile", StringComparison.Ordinal) ? Tablet : device);
        return (browser, "", "");
    }

    /// <summary>What an app's platform says of its device.</summary>
    public static (string Browser, string System, string DeviceType) OfApp(string platform) => platform switch
    {
        "ios" => ("", "iOS", Phone),
        "android" => ("", "Android", Phone),
        _ => ("", "", ""),
    };
}
