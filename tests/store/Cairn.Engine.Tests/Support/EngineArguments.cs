using System.Globalization;
using System.Net;

namespace Cairn.Engine.Tests.Support;

/// <summary>The few options of <c>cairn engine</c> that the tests use.</summary>
internal static class EngineArguments
{
    public static EngineProcessOptions Parse(string[] arguments)
    {
        var options = new EngineProcessOptions { Data = "" };
        for (var i = 0; i < arguments.Length; i++)
        {
            options = arguments[i] switch
            {
                "--data" => options with { Data = arguments[++i] },
                "--listen" => options with { Listen = IPEndPoint.Parse(arguments[++i]) },
                "--key-file" => options with { KeyFile = arguments[++i] },
                "--linger" => options with { Linger = TimeSpan.FromSeconds(double.Parse(arguments[++i], CultureInfo.InvariantCulture)) },
                "--queries" => options with { Limits = options.Limits with { ConcurrentQueries = int.Parse(arguments[++i], CultureInfo.InvariantCulture), QueueTime = TimeSpan.FromMilliseconds(200) } },
                "--query-memory-mb" => options with { Limits = options.Limits with { QueryMemoryBytes = long.Parse(arguments[++i], CultureInfo.InvariantCulture) << 20 } },
                "--query-seconds" => options with { Limits = options.Limits with { QueryTime = TimeSpan.FromSeconds(int.Parse(arguments[++i], CultureInfo.InvariantCulture)) } },
                "--result-mb" => options with { Limits = options.Limits with { ResultBytes = long.Parse(arguments[++i], CultureInfo.InvariantCulture) << 20 } },
                "--unpacked-mb" => options with { Limits = options.Limits with { DecompressedBytes = long.Parse(arguments[++i], CultureInfo.InvariantCulture) << 20 } },
                "--background" => options with { Background = true },
                var other => throw new ArgumentException(other),
            };
        }

        return options;
    }
}
