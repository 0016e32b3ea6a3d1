using Cairn.World.Scenario;

namespace Cairn.World.Wire.Texts;

/// <summary>How a browser introduces itself; the versions of December 2025.</summary>
/// <param name="UserAgent">JSON-escaped.</param>
/// <param name="UserAgentData">The member userAgentData with a comma at its end; empty where the browser has none.</param>
internal sealed record BrowserText(byte[] UserAgent, byte[] UserAgentData)
{
    private const string Windows = "Mozilla/5.0 (Windows NT 10.0; Win64; x64)";
    private const string Mac = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)";
    private const string Chrome = " AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0";
    private const string Safari = " AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1";

    /// <summary>By <see cref="DeviceKind"/>; what is no browser is told as a headless one.</summary>
    public static BrowserText[] All { get; } = [.. Enum.GetValues<DeviceKind>().Select(Of)];

    private static BrowserText Of(DeviceKind device) => device switch
    {
        DeviceKind.WindowsChrome => Chromium(Windows + Chrome + " Safari/537.36", "Google Chrome", "Windows", false),
        DeviceKind.WindowsEdge => Chromium(Windows + Chrome + " Safari/537.36 Edg/143.0.0.0", "Microsoft Edge", "Windows", false),
        DeviceKind.WindowsFirefox => Other("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:146.0) Gecko/20100101 Firefox/146.0"),
        DeviceKind.MacSafari => Other(Mac + Safari + " Safari/605.1.15"),
        DeviceKind.MacChrome => Chromium(Mac + Chrome + " Safari/537.36", "Google Chrome", "macOS", false),
        DeviceKind.IphoneSafari => Other("Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X)" + Safari + " Mobile/15E148 Safari/604.1"),
        DeviceKind.AndroidChrome => Chromium("Mozilla/5.0 (Linux; Android 10; K)" + Chrome + " Mobile Safari/537.36", "Google Chrome", "Android", true),
        DeviceKind.IpadSafari => Other("Mozilla/5.0 (iPad; CPU OS 18_7 like Mac OS X)" + Safari + " Mobile/15E148 Safari/604.1"),
        _ => Chromium(
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/143.0.0.0 Safari/537.36", "HeadlessChrome", "Linux", false),
    };

    private static BrowserText Other(string userAgent) => new(Json.Escaped(userAgent), []);

    private static BrowserText Chromium(string userAgent, string brand, string platform, bool mobile) => new(
        Json.Escaped(userAgent),
        Json.Raw($$"""
            "userAgentData":{"brands":[{"brand":"{{brand}}","version":"143"},{"brand":"Chromium","version":"143"},{"brand":"Not A(Brand","version":"24"}],"mobile":{{(mobile ? "true" : "false")}},"platform":"{{platform}}"},
            """));
}
