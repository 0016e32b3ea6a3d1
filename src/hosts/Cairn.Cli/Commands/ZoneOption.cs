using System.CommandLine;
using Cairn.Model;
using NodaTime;

namespace Cairn.Cli.Commands;

/// <summary><c>--timezone</c>: whose days a report speaks of.</summary>
internal static class ZoneOption
{
    public static Option<string> Create() => new("--timezone")
    {
        Description = "The zone whose days --from, --to, once_per day and rates mean: Europe/Berlin.",
        HelpName = "ZONE",
        DefaultValueFactory = _ => "UTC",
    };

    /// <summary>The zone of an IANA name.</summary>
    /// <exception cref="UserException">There is no such zone.</exception>
    public static DateTimeZone Read(string name) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(name)
        ?? throw new UserException(
            $"--timezone: '{name}' is no time zone.",
            NearMiss.Ask(name, DateTimeZoneProviders.Tzdb.Ids, "Use an IANA name, as Europe/Berlin or UTC."));
}
