using System.Runtime.CompilerServices;
using Cairn.Collector.Live;
using Cairn.Model;
using Spectre.Console;

namespace Cairn.Cli.Commands;

/// <summary>What a collector shows, over its restarts: it is looked for anew until it is there again.</summary>
/// <param name="target">Which collector.</param>
/// <param name="errors">Where it says that the collector is away.</param>
internal sealed class TailStream(TailTarget target, IAnsiConsole errors)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    private bool _wasThere, _isAway;

    public async IAsyncEnumerable<LiveMessage> WatchAsync(LiveFilter filter, [EnumeratorCancellation] CancellationToken ct)
    {
        while (true)
        {
            if (target.Find() is { } address)
            {
                using var client = new LiveClient(address, target.Token(), TimeProvider.System);
                await using var messages = client.WatchAsync(filter, () => Greet(address), ct).GetAsyncEnumerator(ct);
                while (await IsThereAsync(messages, address))
                    yield return messages.Current;
            }
            Miss("no collector runs on this data folder");
            await Task.Delay(Pause, TimeProvider.System, ct);
        }
    }

    private async ValueTask<bool> IsThereAsync(IAsyncEnumerator<LiveMessage> messages, Uri address)
    {
        try
        {
            return await messages.MoveNextAsync();
        }
        catch (IOException gone)
        {
            Miss($"{address} does not answer ({gone.Message})");
            return false;
        }
        catch (UserException) when (_isAway)
        {
            // A collector that is about to stop lets nobody in; the one that comes does.
            return false;
        }
    }

    private void Greet(Uri address)
    {
        errors.MarkupLineInterpolated($"[grey]watching {address}[/]");
        (_wasThere, _isAway) = (true, false);
    }

    /// <summary>Whoever was never there will not come by being waited for.</summary>
    private void Miss(string what)
    {
        if (!_wasThere)
            throw new UserException(what, "Start it with `cairn serve --data DIR --plan PLAN`, or name another one with --url and --token-file.");
        if (!_isAway)
            errors.MarkupLineInterpolated($"[yellow]the collector is away; waiting for it[/]");
        _isAway = true;
    }
}
