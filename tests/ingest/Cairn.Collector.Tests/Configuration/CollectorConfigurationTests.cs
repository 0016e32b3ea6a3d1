using Cairn.Collector.Configuration;
using Cairn.Model;

namespace Cairn.Collector.Tests.Configuration;

public sealed class CollectorConfigurationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_flag_goes_before_a_variable_that_before_the_file_and_that_before_the_default()
    {
        var file = Write("spool: { max_bytes: 30GB, file_bytes: 2GB, retention: 3d }\n");
        var configuration = Load(file, ["CAIRN_SPOOL_MAX_BYTES=40GB", "CAIRN_SPOOL_FILE_BYTES=3GB"], ["spool.max_bytes=50GB"]);

        configuration.Options.Spool.MaxBytes.ShouldBe(50L << 30);
        configuration.Options.Spool.FileBytes.ShouldBe(3L << 30);
        configuration.Options.Spool.Retention.ShouldBe(TimeSpan.FromDays(3));
        configuration.Options.Spool.WaitingBytes.ShouldBe(128L << 20);
        Of(configuration, "spool.max_bytes").ShouldBe("50GB from --spool-max-bytes");
        Of(configuration, "spool.file_bytes").ShouldBe("3GB from CAIRN_SPOOL_FILE_BYTES");
        Of(configuration, "spool.retention").ShouldBe($"3d from {file}:1");
        Of(configuration, "spool.waiting_bytes").ShouldBe("128MB from default");
    }

    [Fact]
    public void A_file_may_nest_use_dots_lists_and_commas()
    {
        var configuration = Load(Write("""
            # of a shop
            listen: "[::1]:9000"
            rate.per_key: 100.5
            rate:
              burst: 1500ms
            proxies:
              header: X-Forwarded-For
              trusted: [10.0.0.0/8, fd00::/8]
            allowed_origins: https://a.example.com, https://b.example.com/
            """));

        configuration.Options.Listen.ToString().ShouldBe("[::1]:9000");
        configuration.Options.Rates.PerKey.ShouldBe(100.5);
        configuration.Options.Rates.BurstSeconds.ShouldBe(1.5);
        configuration.Options.Proxies.Trusted.Select(network => network.ToString()).ShouldBe(["10.0.0.0/8", "fd00::/8"]);
        configuration.Options.AllowedOrigins.ShouldBe(["https://a.example.com", "https://b.example.com"]);
    }

    [Fact]
    public void Every_mistake_is_told_at_once_with_its_place_and_what_was_meant()
    {
        var file = Write("spool:\n  max_byts: 1GB\nload_interval: soon\nstop_time:\nlisten: 127.0.0.1:80\nlisten: 127.0.0.1:81\n");
        var problem = Should.Throw<UserException>(() => Load(file, ["CAIRN_KEY_REFRESH=1"], ["rate.per_key=-1"]));

        problem.Message.ShouldContain($"{file}:2:3: there is no setting 'spool.max_byts'. Did you mean 'spool.max_bytes'?");
        problem.Message.ShouldContain($"{file}:3: load_interval is 'soon'. Give a number with ms, s, m, h or d, such as 400ms or 7d, from 10ms to 1h.");
        problem.Message.ShouldContain($"{file}:4:1: stop_time is empty");
        problem.Message.ShouldContain($"{file}:6:1: 'listen' is defined twice (first on line 5)");
        problem.Message.ShouldContain("CAIRN_KEY_REFRESH: key_refresh is '1'.");
        problem.Message.ShouldContain("--rate-per-key: rate.per_key is '-1'.");
        problem.Message.ShouldStartWith("the settings have 6 mistakes");
    }

    [Theory]
    [InlineData("spool: { max_bytes: 1GB, file_bytes: 1GB }", "spool.file_bytes (1GB")]
    [InlineData("bodies: { unpacked_bytes: 512MB }", "bodies.under_way_bytes (256MB, default)")]
    [InlineData("spool.waiting_bytes: 1MB", "spool.waiting_bytes (1MB")]
    [InlineData("proxies.trusted: 10.0.0.0/8", "proxies.trusted (10.0.0.0/8")]
    [InlineData("rate.per_key: 1\nrate: { per_key: 2 }", "rate.per_key is set twice")]
    [InlineData("spool: 20GB", "spool is the text '20GB'")]
    [InlineData("- listen", "the file is a list")]
    [InlineData("public_url: https://example.com/path", "public_url is 'https://example.com/path'")]
    [InlineData("public_url: ftp://example.com", "public_url is")]
    [InlineData("allowed_origins: [https://a.example.com/x]", "allowed_origins is")]
    [InlineData("proxies.trusted: [10.0.0.0/99]", "proxies.trusted is")]
    [InlineData("listen: 8080", "listen is '8080'")]
    [InlineData("listen: somewhere:8080", "listen is 'somewhere:8080'")]
    [InlineData("metrics.listen: 0.0.0.0:9464", "metrics.listen is '0.0.0.0:9464'. Give an address that only this machine reaches")]
    [InlineData("bodies.under_way_bytes: 64MB", "Raise it to 96MB")]
    [InlineData("deduplication.days: 31", "deduplication.days is '31'. Give a whole number, from 1 to 30")]
    [InlineData("otlp: { endpoint: http://user:secret@127.0.0.1:4318 }", "otlp.endpoint is")]
    public void What_cannot_be_is_rejected(string text, string message) =>
        Should.Throw<UserException>(() => Load(Write(text))).Message.ShouldContain(message);

    [Theory]
    [InlineData("localhost:8080")]
    [InlineData("LOCALHOST:8080")]
    public void Localhost_is_this_machine(string text) =>
        Load(Write($"listen: {text}\nmetrics.listen: localhost:9464\n")).Options.ShouldSatisfyAllConditions(
            options => options.Listen.ToString().ShouldBe("127.0.0.1:8080"), options => options.MetricsListen!.ToString().ShouldBe("127.0.0.1:9464"));

    [Fact]
    public void A_file_that_is_named_must_be_there() =>
        Should.Throw<UserException>(() => Load(Path.Combine(_folder.Path, "no.yaml"))).Message.ShouldContain("there is no such file");

    [Fact]
    public void The_data_folder_may_hold_the_file()
    {
        Write("load_interval: 2s\nplan: plans/shop.yaml\n");
        var configuration = Load(null, [$"CAIRN_DATA={_folder.Path}"]);

        configuration.Options.LoadInterval.ShouldBe(TimeSpan.FromSeconds(2));
        configuration.Options.PlanFile.ShouldBe(Path.Combine(_folder.Path, "plans/shop.yaml"), "a path in a file is one from its folder");
        configuration.File.ShouldBe(Path.Combine(_folder.Path, "serve.yaml"));
    }

    [Fact]
    public void A_file_in_the_data_folder_cannot_name_another_one()
    {
        Write("data: elsewhere\n");
        Should.Throw<UserException>(() => Load(null, [$"CAIRN_DATA={_folder.Path}"])).Message.ShouldContain("data is set in a file of the data folder");
    }

    [Fact]
    public void Without_any_file_the_defaults_hold() => Load(null, [$"CAIRN_DATA={_folder.Path}", "CAIRN_LISTEN="]).Options.ShouldBe(
        new CollectorOptions { Data = _folder.Path }, "a variable that is set to nothing is not set");

    [Fact]
    public void A_file_of_nothing_but_comments_sets_nothing() => Load(Write("# later\n\n")).Values.ShouldAllBe(value => value.Origin.Kind == "default");

    [Fact]
    public void OpenTelemetrys_own_variables_count_after_ours()
    {
        var configuration = Load(null, [$"CAIRN_DATA={_folder.Path}", "OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:1/", "OTEL_EXPORTER_OTLP_PROTOCOL=grpc", "CAIRN_OTLP_PROTOCOL=http/protobuf"]);
        Of(configuration, "otlp.endpoint").ShouldBe("http://127.0.0.1:1 from OTEL_EXPORTER_OTLP_ENDPOINT");
        Of(configuration, "otlp.protocol").ShouldBe("http/protobuf from CAIRN_OTLP_PROTOCOL");
    }

    [Fact]
    public void A_secret_is_never_shown()
    {
        Of(Load(Write("otlp: { headers: key=hush }")), "otlp.headers").ShouldStartWith("(set) from");
        Should.Throw<UserException>(() => Load(Write("otlp.headers: \"hush\\nhush\""))).Message.ShouldNotContain("hush");
    }

    [Fact]
    public void A_variable_that_sets_nothing_is_doubted_and_stops_nobody()
    {
        var doubts = Load(null, [$"CAIRN_DATA={_folder.Path}", "CAIRN_SPOL_MAX_BYTES=1", "CAIRN_SERVICE_HOST=10.0.0.1", "CAIRN_TRACE=1"]).Doubts;
        doubts.Count.ShouldBe(2);
        doubts[1].ShouldBe("the variable CAIRN_SPOL_MAX_BYTES sets nothing. Did you mean 'CAIRN_SPOOL_MAX_BYTES'?");
    }

    private string Write(string text)
    {
        var path = Path.Combine(_folder.Path, "serve.yaml");
        File.WriteAllText(path, text);
        return path;
    }

    private static CollectorConfiguration Load(string? file, string[]? variables = null, string[]? flags = null) => CollectorConfiguration.Load(
        (flags ?? []).Select(Pair).ToDictionary(pair => Settings.All.Single(setting => setting.Name == pair.Name), pair => pair.Value),
        (variables ?? []).Select(Pair).ToDictionary(pair => pair.Name, pair => pair.Value),
        file);

    private static (string Name, string Value) Pair(string text) => (text[..text.IndexOf('=', StringComparison.Ordinal)], text[(text.IndexOf('=', StringComparison.Ordinal) + 1)..]);

    private static string Of(CollectorConfiguration configuration, string name)
    {
        var found = configuration.Values.Single(value => value.Setting.Name == name);
        return $"{found.Value} from {found.Origin}";
    }
}
