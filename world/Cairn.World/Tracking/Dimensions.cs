using Cairn.World.Scenario;

namespace Cairn.World.Tracking;

/// <summary>The dimensions by which capture is stated, each with its values. Days are the last.</summary>
internal sealed class Dimensions
{
    private readonly List<(string Dimension, string Value)> _cells = [];

    public Dimensions(ScenarioData data, DateOnly start, int days)
    {
        All = Add("all", ["all"]);
        Browsers = Add("browser", ["Chrome", "Safari", "Firefox", "Edge", "app", "none"]);
        Platforms = Add("platform", ["desktop", "mobile", "tablet", "ios", "android", "server"]);
        RegionsAt = Add("region", [.. data.Regions.Select(region => region.Country)]);
        Consents = Add("consent", ["granted", "declined"]);
        Versions = Add("app_version", [.. data.AppVersions, "none"]);
        Days = Add("day", [.. Enumerable.Range(0, days).Select(day => start.AddDays(day).ToString("yyyy-MM-dd"))]);
        (DayCount, VersionCount) = (days, data.AppVersions.Count);
    }

    public int All { get; }

    public int Browsers { get; }

    public int Platforms { get; }

    public int RegionsAt { get; }

    public int Consents { get; }

    public int Versions { get; }

    public int Days { get; }

    public int DayCount { get; }

    public int VersionCount { get; }

    public IReadOnlyList<(string Dimension, string Value)> Cells => _cells;

    public static int BrowserOf(DeviceKind device) => device switch
    {
        DeviceKind.WindowsChrome or DeviceKind.MacChrome or DeviceKind.AndroidChrome => 0,
        DeviceKind.MacSafari or DeviceKind.IphoneSafari or DeviceKind.IpadSafari => 1,
        DeviceKind.WindowsFirefox => 2,
        DeviceKind.WindowsEdge => 3,
        DeviceKind.IosApp or DeviceKind.AndroidApp => 4,
        _ => 5,
    };

    public static int PlatformOf(DeviceKind device) => device switch
    {
        DeviceKind.IphoneSafari or DeviceKind.AndroidChrome => 1,
        DeviceKind.IpadSafari => 2,
        DeviceKind.IosApp => 3,
        DeviceKind.AndroidApp => 4,
        DeviceKind.None => 5,
        _ => 0,
    };

    private int Add(string dimension, IReadOnlyList<string> values)
    {
        var first = _cells.Count;
        _cells.AddRange(values.Select(value => (dimension, value)));
        return first;
    }
}
