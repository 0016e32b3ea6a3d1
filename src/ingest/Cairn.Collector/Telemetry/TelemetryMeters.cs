namespace Cairn.Collector.Telemetry;

/// <summary>Whose figures are told, by whichever way.</summary>
internal static class TelemetryMeters
{
    public static string[] Names { get; } = ["Cairn.*", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"];
}
