using System.Net;
using Cairn.Collector.Configuration;

namespace Cairn.Cli.Commands;

/// <summary>What an operator should know when the collector starts.</summary>
internal static class ServeWarnings
{
    /// <summary>The warnings.</summary>
    /// <param name="configuration">How it is set up.</param>
    /// <param name="validKeys">How many write keys are valid.</param>
    public static IEnumerable<ServeWarning> Of(CollectorConfiguration configuration, int validKeys)
    {
        var options = configuration.Options;
        foreach (var doubt in configuration.Doubts)
            yield return new ServeWarning("unknown_variable", doubt, null);
        if (validKeys == 0)
            yield return new ServeWarning("no_keys", "no write key is valid, so nobody can send", $"cairn keys create SOURCE --data {options.Data}");
        if (options.Listen.Address.Equals(IPAddress.Any) || options.Listen.Address.Equals(IPAddress.IPv6Any))
            yield return new ServeWarning(
                "listens_everywhere", "it listens on all interfaces, without TLS", "put a proxy with TLS before it and listen on 127.0.0.1, or close the port to strangers");
        if (options.PublicUrl is null)
            yield return new ServeWarning(
                "no_public_url", "clients that ask for settings are told the address that they asked; behind a proxy with TLS that is http and wrong",
                "--public-url https://events.example.com");
    }
}
