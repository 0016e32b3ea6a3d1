using Cairn.Collector.Configuration;
using Spectre.Console;

namespace Cairn.Cli.Output;

/// <summary>Shows a collector's settings: each with its value in force and where it comes from. No secret is shown.</summary>
internal static class ConfigurationOutput
{
    public static void Show(CollectorConfiguration configuration, string format)
    {
        if (format == "json")
            ShowJson(configuration);
        else
            ShowTable(configuration);
        foreach (var doubt in configuration.Doubts)
            Terminal.Error().MarkupLineInterpolated($"[yellow]warning:[/] {doubt}");
    }

    private static void ShowTable(CollectorConfiguration configuration)
    {
        var table = new WordTable("setting", "value", "comes from");
        foreach (var (setting, value, origin) in configuration.Values)
        {
            var style = origin == SettingOrigin.Default ? "grey" : "bold";
            table.AddRow(setting.Name, $"[{style}]{Markup.Escape(value.Length > 0 ? value : "-")}[/]", Markup.Escape(origin.ToString()));
        }
        table.Write(AnsiConsole.Console);
    }

    private static void ShowJson(CollectorConfiguration configuration) => Console.Out.WriteLine(JsonText.Of(
        new
        {
            configuration.File,
            Settings = configuration.Values.Select(static one => new
            {
                one.Setting.Name,
                one.Value,
                one.Setting.Default,
                From = new { one.Origin.Kind, one.Origin.Place },
                one.Setting.Flag,
                one.Setting.Variable,
                one.Setting.Expects,
                one.Setting.Description,
            }),
        }));
}
