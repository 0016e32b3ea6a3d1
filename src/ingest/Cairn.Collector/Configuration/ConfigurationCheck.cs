using Cairn.Model;
using Cairn.Pipeline.Delivery;

namespace Cairn.Collector.Configuration;

/// <summary>What settings have to be together, each being good alone.</summary>
internal static class ConfigurationCheck
{
    /// <summary>What is wrong, as sentences that name the settings and who set them.</summary>
    public static IEnumerable<string> Problems(CollectorOptions options, IReadOnlyList<SettingValue> values)
    {
        if (options.Spool.FileBytes > options.Spool.MaxBytes / 2)
            yield return $"{Named("spool.file_bytes")} is more than half of {Named("spool.max_bytes")}, so that no file could ever go. Give smaller files or more room.";
        if (options.Bodies.UnderWayBytes < options.Bodies.MaxRequest)
            yield return $"{Named("bodies.under_way_bytes")} has no room for one body of {Named("bodies.wire_bytes")} and {Named("bodies.unpacked_bytes")} while it is unpacked. Raise it to {ByteText.Write(options.Bodies.MaxRequest)}.";
        if (options.Spool.WaitingBytes < options.Bodies.UnpackedBytes + PreparedRequest.MaxBytes + (2L * (options.Connections.HeaderBytes + options.Connections.RequestLineBytes)) + (1 << 20))
            yield return $"{Named("spool.waiting_bytes")} has no room for one body of {Named("bodies.unpacked_bytes")}. Raise it.";
        if (options.Proxies.Trusted.Count > 0 && options.Proxies.Header.Length == 0)
            yield return $"{Named("proxies.trusted")} means nothing without proxies.header. Name the header in which they say who asked, such as X-Forwarded-For.";
        if (options.MetricsListen is not null && !options.HasMetrics)
            yield return $"{Named("metrics.listen")} means nothing with {Named("metrics.enabled")}. Remove one of them.";

        string Named(string name) => values.First(value => value.Setting.Name == name) is var found
            ? $"{name} ({found.Value}, {found.Origin})"
            : name;
    }
}
