using Cairn.Attribution.Experiments;
using Cairn.Model;

namespace Cairn.Attribution.Tests.Experiments;

public sealed class ExperimentFileTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void an_experiment_a_line_is_read()
    {
        var experiments = Read("Key, From, To, Share, Low, High, Level\nPaid Video,2026-01-05,2026-02-01,0.104,0.081,0.127,0.9\n\nReturns,2026-01-05,2026-01-05,-0.02,-0.03,-0.01,0.95\n");

        experiments.Count.ShouldBe(2);
        experiments[0].ShouldBe(new Experiment("Paid Video", new DateOnly(2026, 1, 5), new DateOnly(2026, 2, 1), 0.104, 0.081, 0.127, 0.9));
        experiments[0].Error.ShouldBe(0.046 / (2 * 1.6448536), 1e-7);
        experiments[1].Share.ShouldBe(-0.02);
    }

    [Theory]
    [InlineData("", "line 1: the header is not key,from,to,share,low,high")]
    [InlineData("key,from,to,share,low,high\n", "holds no experiment")]
    [InlineData("key,from,to,share,low,high\na,2026-01-05,2026-01-06,0.1,0\n", "line 2 has 5 fields, not 6")]
    [InlineData("key,from,to,share,low,high\na,5.1.2026,2026-01-06,0.1,0,0.2\n", "line 2, column from: '5.1.2026' is no day")]
    [InlineData("key,from,to,share,low,high\na,2026-01-05,2026-01-06,ten,0,0.2\n", "line 2, column share: 'ten' is no number")]
    [InlineData("key,from,to,share,low,high\n,2026-01-05,2026-01-06,0.1,0,0.2\n", "line 2, column key is empty")]
    [InlineData("key,from,to,share,low,high\na,2026-02-05,2026-01-06,0.1,0,0.2\n", "line 2: it ends on 2026-01-06, before it begins")]
    [InlineData("key,from,to,share,low,high\na,2026-01-05,2026-01-06,0.3,0,0.2\n", "line 2: the share 0.3 does not lie between low 0 and high 0.2")]
    [InlineData("key,from,to,share,low,high\na,2026-01-05,2026-01-06,10,8,12\n", "line 2: a share of all conversions lies between -1 and 1")]
    [InlineData("key,from,to,share,low,high,level\na,2026-01-05,2026-01-06,0.1,0,0.2,95\n", "line 2, column level: 95 is no level")]
    [InlineData("key,from,to,share,low,high\na,2026-01-05,2026-01-06,0.1,0.05,0.15\na,2026-01-05,2026-01-06,0.3,0.25,0.35\n", "contradicts itself: one experiment gives a at least 0.25 of the conversions, another at most 0.15")]
    [InlineData("key,from,to,share,low,high\na,2026-01-05,2026-01-06,0.6,0.5,0.7\nb,2026-01-05,2026-01-06,0.7,0.6,0.8\n", "contradicts itself: at the least the players together bring 110 % of the conversions")]
    [InlineData("key,from,to,share,low,high,level\na,2026-01-05,2026-01-06,0.1,0,0.2,NaN\n", "line 2, column level: 'NaN' is no number")]
    public void a_mistake_is_named_with_its_place(string text, string message) =>
        Should.Throw<UserException>(() => Read(text)).Message.ShouldContain(message);

    private IReadOnlyList<Experiment> Read(string text)
    {
        File.WriteAllText(_file, text);
        return ExperimentFile.Read(_file);
    }
}
