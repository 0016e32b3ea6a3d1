using Cairn.Collector.Telemetry;
using Microsoft.Extensions.Time.Testing;

namespace Cairn.Collector.Tests.Telemetry;

public sealed class OperatorLogTests
{
    private readonly List<string> _lines = [];
    private readonly OperatorLog _log;

    public OperatorLogTests() => _log = new OperatorLog(_lines.Add, new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 12, 0, 0, 250, TimeSpan.Zero)));

    [Fact]
    public void A_line_has_utc_time_level_name_and_fields()
    {
        _log.Info("started", ("address", "http://127.0.0.1:8080/"), ("plan", "shop 1.0"), ("keys", 2), ("settings", null), ("after", TimeSpan.FromMilliseconds(1500)));
        _lines.ShouldBe(["2026-03-01T12:00:00.250Z info started address=http://127.0.0.1:8080/ plan=\"shop 1.0\" keys=2 after=1.500s"]);
    }

    [Fact]
    public void A_value_stays_on_its_line_and_in_its_quotes()
    {
        _log.Warn("spool_stopped", ("problem", "a \"b\"\r\nc\\d\u001b[2J"), ("empty", ""));
        _lines.ShouldBe(["2026-03-01T12:00:00.250Z warn spool_stopped problem=\"a \\\"b\\\"\\nc\\\\d\\u001b[2J\" empty=\"\""]);
    }

    [Fact]
    public void A_value_is_cut_where_it_is_too_long()
    {
        _log.Info("long", ("text", new string('x', 10_000)));
        _lines[0].Length.ShouldBeLessThan(2100);
        _lines[0].ShouldEndWith("…\"");
    }

    [Fact]
    public void A_defect_tells_where_and_not_with_what()
    {
        try
        {
            throw new InvalidOperationException("anna@example.com");
        }
        catch (InvalidOperationException defect)
        {
            _log.Defect("request_failed", defect);
        }
        _lines[0].ShouldContain("error request_failed type=System.InvalidOperationException at=\"at ");
        _lines[0].ShouldNotContain("anna");
        _lines[0].ShouldNotContain('\n');
    }
}
