using System.Text.RegularExpressions;
using Cairn.Collector.Configuration;

namespace Cairn.Collector.Tests.Configuration;

public sealed partial class SettingsTests
{
    public static TheoryData<string> Names => [.. Settings.All.Select(setting => setting.Name)];

    [Fact]
    public void Names_flags_and_variables_are_unique()
    {
        Settings.All.Select(setting => setting.Name).ShouldBeUnique();
        Settings.All.Select(setting => setting.Flag).ShouldBeUnique();
        Settings.All.Select(setting => setting.Variable).ShouldBeUnique();
        Settings.All.Select(setting => setting.Name).ShouldAllBe(name => Name().IsMatch(name));
    }

    [Fact]
    public void Tools_rely_on_some_flags()
    {
        var flags = Settings.All.Select(setting => setting.Flag);
        foreach (var flag in new[] { "--data", "--plan", "--listen", "--rate-per-address" })
            flags.ShouldContain(flag);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_value_lands_and_is_shown_again_wherever_it_comes_from(string name)
    {
        var setting = Settings.All.Single(one => one.Name == name);
        var text = Sample(setting);
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "some.yaml");
        File.WriteAllText(file, name == "proxies.header" ? $"{name}: \"{text}\"\n" : $"{name}: \"{text}\"\nproxies.header: X-Forwarded-For\n");
        var header = Settings.All.Single(one => one.Name == "proxies.header");
        var flags = new Dictionary<Setting, string> { [header] = "X-Forwarded-For", [setting] = text };
        var variables = new Dictionary<string, string> { [header.Variable] = "X-Forwarded-For", [setting.Variable] = text };
        var (none, nothing) = (new Dictionary<Setting, string>(), new Dictionary<string, string>());

        Shown(CollectorConfiguration.Load(flags, nothing, null), "flag");
        Shown(CollectorConfiguration.Load(none, variables, null), "environment");
        Shown(CollectorConfiguration.Load(none, nothing, file), "file");

        void Shown(CollectorConfiguration configuration, string kind)
        {
            var found = configuration.Values.Single(value => value.Setting == setting);
            found.Origin.Kind.ShouldBe(kind);
            found.Value.ShouldBe(setting.IsSecret ? "(set)" : text);
            found.Value.ShouldNotBe(setting.Default, "a sample that is the default would prove nothing");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_shown_can_be_set(string name)
    {
        var setting = Settings.All.Single(one => one.Name == name);
        if (setting.Default.Length > 0)
            setting.Show(setting.Apply(CollectorOptions.Defaults, setting.Default).ShouldNotBeNull()).ShouldBe(setting.Default);
        setting.Description.ShouldEndWith(".");
    }

    [Fact]
    public void The_documentation_lists_every_setting_with_its_default()
    {
        var lines = File.ReadAllLines(Repository.File("docs", "collector-operation.md"));
        foreach (var setting in Settings.All)
            lines.ShouldContain($"| `{setting.Name}` | {(setting.Default.Length > 0 ? setting.Default : "none")} | {setting.Description} |");
        lines.Where(line => DocumentedSetting().IsMatch(line) && !IsUnsafe(line)).Count().ShouldBe(Settings.All.Count(setting => !IsUnsafe(setting.Name)));
    }

    /// <summary>What is for measuring and playing alone, and not in every build.</summary>
    private static bool IsUnsafe(string text) => text.TrimStart('|', ' ', '`').StartsWith("unsafe_", StringComparison.Ordinal);

    private static string Sample(Setting setting) => setting.Name switch
    {
        "data" or "plan" => "/somewhere/else",
        "otlp.protocol" => "grpc",
        "unsafe_trust_receipt" or "unsafe_discard" => "yes",
        "metrics.enabled" => "no",
        "otlp.sampled_share" => "0.5",
        "spool.file_bytes" => "2MB",
        "spool.max_bytes" => "50GB",
        "connections.header_bytes" or "connections.request_line_bytes" or "connections.buffer_bytes" => "256KB",
        "connections.body_grace" => "9s",
        "bodies.wire_bytes" or "bodies.unpacked_bytes" => "2MB",
        "deduplication.days" => "7",
        "rate.addresses" => "1024",
        _ => setting.Placeholder switch
        {
            "ADDRESS:PORT" => "0.0.0.0:81",
            "LOCAL:PORT" => "127.0.0.1:81",
            "URL" => "https://events.example.com",
            "ORIGIN,..." => "https://www.example.com",
            "NETWORK,..." => "10.0.0.0/8",
            "BYTES" => "1GB",
            "COUNT" => "17",
            "DURATION" => "11s",
            "NUMBER" => "3.5",
            _ => "X-Real-IP",
        },
    };

    [GeneratedRegex(@"^[a-z]+(_[a-z]+)*(\.[a-z]+(_[a-z]+)*)?$")]
    private static partial Regex Name();

    [GeneratedRegex(@"^\| `[a-z_]+(\.[a-z_]+)?` \| [^|]+ \| [^|]+ \|$")]
    private static partial Regex DocumentedSetting();
}
