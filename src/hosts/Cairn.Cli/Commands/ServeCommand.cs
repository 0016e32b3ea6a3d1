using System.Collections;
using System.CommandLine;
using Cairn.Cli.Output;
using Cairn.Collector.Configuration;

namespace Cairn.Cli.Commands;

/// <summary><c>cairn serve</c>: the collector. Its flags are the table of settings (<see cref="Settings"/>).</summary>
internal static class ServeCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = "serve";

    public static Command Create()
    {
        var file = new Option<string?>("--config")
        {
            Description = "A YAML file with settings; serve.yaml in the data folder, where it is there.",
            HelpName = "FILE",
        };
        var show = new Option<bool>("--show-config") { Description = "Shows every setting, its value in force and where it comes from, and does nothing else." };
        var format = FormatOption.Of("table", "json");
        format.Description = "How to show them.";
        var flags = Settings.All.ToDictionary(static setting => setting, OptionOf);
        var command = new Command(Name, """
            Takes events from clients: answers when they are on disk, and brings them into the warehouse exactly once.

            Every setting can be a flag, a variable (--spool-max-bytes is CAIRN_SPOOL_MAX_BYTES) or a line in a file
            (spool.max_bytes). A flag goes before a variable, a variable before the file. SIGTERM and Ctrl-C end it when the
            requests under way have their answers.

            Examples:
              cairn keys create web --data .cairn
              cairn serve --data .cairn --plan plans/shop.yaml
              cairn serve --data /var/lib/cairn --config /etc/cairn/serve.yaml --listen 0.0.0.0:8080
              cairn serve --data .cairn --show-config
            """) { file, show, format };
        foreach (var option in flags.Values)
            command.Add(option);
        command.SetAction((parsed, ct) =>
        {
            var configuration = CollectorConfiguration.Load(Given(parsed, flags), Variables(), parsed.GetValue(file));
            if (!parsed.GetValue(show))
                return ServeRun.RunAsync(configuration, ct);
            ConfigurationOutput.Show(configuration, parsed.GetRequiredValue(format));
            return Task.FromResult(0);
        });
        return command;
    }

    internal static Option<string?> OptionOf(Setting setting) => new(setting.Flag)
    {
        Description = setting.Default.Length > 0 ? $"{setting.Description} [default: {setting.Default}]" : setting.Description,
        HelpName = setting.Placeholder,
    };

    private static Dictionary<Setting, string> Given(ParseResult parsed, Dictionary<Setting, Option<string?>> flags)
    {
        var given = new Dictionary<Setting, string>();
        foreach (var (setting, option) in flags)
            if (parsed.GetValue(option) is { } text)
                given.Add(setting, text);
        return given;
    }

    internal static Dictionary<string, string> Variables() =>
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(static entry => (string)entry.Key, static entry => (string?)entry.Value ?? "", StringComparer.Ordinal);
}
