using Cairn.Collector.Preview;
using Cairn.State.Keys;
using Spectre.Console;

namespace Cairn.Cli.Output;

/// <summary>Shows write keys and webhooks, for people and for machines. A key's text appears where it was just made and nowhere else.</summary>
internal static class KeysOutput
{
    public static void Show(IssuedKey issued, string format)
    {
        if (format == "json")
        {
            Write(new { issued.Record.Source, Key = issued.Text, issued.Record.Id, CreatedAt = At(issued.Record.CreatedAt) });
            return;
        }
        ShowAlone(issued.Text);
        Terminal.Error().MarkupLineInterpolated($"[grey]The key of source {issued.Record.Source}, id {issued.Record.Id}. It is not shown again.[/]");
    }

    public static void Show(string text, PreviewKey key, string format)
    {
        if (format == "json")
        {
            Write(new { key.Source, Key = text, key.TestId, ExpiresAt = At(key.ExpiresAt) });
            return;
        }
        ShowAlone(text);
        var console = Terminal.Error();
        console.MarkupLineInterpolated($"[grey]A debug key of source {key.Source}, valid until {At(key.ExpiresAt)}. What it brings is stored nowhere; watch it with:[/]");
        console.MarkupLineInterpolated($"[grey]  cairn tail --test-id {key.TestId}[/]");
    }

    public static void ShowOlder(IEnumerable<KeyRecord> older)
    {
        foreach (var key in older)
            Terminal.Error().MarkupLineInterpolated($"[grey]{key.Id} ({key.Hint}) stays valid. When no client uses it any more: cairn keys disable {key.Id}[/]");
    }

    public static void Show(IReadOnlyList<KeyRecord> keys, IReadOnlyList<WebhookRecord> webhooks, string format)
    {
        if (format == "json")
        {
            Write(new { Keys = keys.Select(Shape), Webhooks = webhooks.Select(Shape) });
            return;
        }
        if (keys.Count == 0 && webhooks.Count == 0)
        {
            AnsiConsole.Console.WriteLine("There are no keys. `cairn keys create SOURCE` makes one.");
            return;
        }
        var table = new WordTable("source", "id", "key", "created", "state");
        foreach (var key in keys)
            table.AddRow(key.Source, key.Id, Markup.Escape(key.Hint), At(key.CreatedAt)!, StateOf(key));
        foreach (var hook in webhooks)
            table.AddRow(hook.Source, $"webhook {hook.Kind}", "", At(hook.CreatedAt)!, Markup.Escape(hook.Url));
        table.Write(AnsiConsole.Console);
    }

    public static void ShowDisabled(KeyRecord key, string format)
    {
        if (format == "json")
            Write(Shape(key));
        else
            AnsiConsole.Console.MarkupLineInterpolated($"{key.Id} of source {key.Source} is disabled since {At(key.DisabledAt)}.");
    }

    public static void Show(WebhookRecord hook, string format)
    {
        if (format == "json")
            Write(Shape(hook));
        else
            AnsiConsole.Console.MarkupLineInterpolated($"Webhooks of {hook.Kind} that are signed so bring events of source {hook.Source}.");
    }

    public static void ShowRemoved(string source, bool wasThere, string format)
    {
        if (format == "json")
            Write(new { Source = source, Removed = wasThere });
        else
            AnsiConsole.Console.MarkupLineInterpolated($"{(wasThere ? "Removed." : $"Source {source} had no such setting.")}");
    }

    /// <summary>A key is all that standard output gets, so that a script can take it: KEY=$(cairn keys create web). What is said of it goes to standard error.</summary>
    private static void ShowAlone(string key) => Console.Out.WriteLine(key);

    private static object Shape(KeyRecord key) => new
    {
        key.Source,
        key.Id,
        key.Hint,
        CreatedAt = At(key.CreatedAt),
        RotatedAt = At(key.RotatedAt),
        DisabledAt = At(key.DisabledAt),
    };

    private static object Shape(WebhookRecord hook) => new { hook.Source, hook.Kind, hook.Url, Secrets = hook.Secrets.Split('\n').Length, CreatedAt = At(hook.CreatedAt) };

    private static string StateOf(KeyRecord key) => key switch
    {
        { DisabledAt: { } at } => $"disabled {At(at)}",
        { RotatedAt: { } at } => $"valid, rotated {At(at)}",
        _ => "valid",
    };

    private static string? At(long? milliseconds) => milliseconds is { } at ? $"{DateTimeOffset.FromUnixTimeMilliseconds(at):yyyy-MM-ddTHH:mm:ssZ}" : null;

    private static void Write(object shape) => Console.Out.WriteLine(JsonText.Of(shape));
}
