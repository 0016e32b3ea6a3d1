using Cairn.World.Play;

namespace Cairn.World.Tests.Play;

public class LatencyHistogramTests
{
    [Fact]
    public void quantiles_are_right_to_one_part_in_32()
    {
        var random = new Random(7);
        var histogram = new LatencyHistogram();
        var micros = Enumerable.Range(0, 10_000).Select(_ => (long)Math.Pow(10, random.NextDouble() * 8)).Order().ToArray();
        foreach (var one in micros)
            histogram.Add(TimeSpan.FromMicroseconds(one));
        foreach (var share in new[] { 0.01, 0.5, 0.9, 0.99, 0.999 })
        {
            var exact = micros[(int)Math.Ceiling(micros.Length * share) - 1];
            histogram.Quantile(share).TotalMicroseconds.ShouldBeInRange(exact, exact * (1 + (1.0 / 32)));
        }

        histogram.Max.TotalMicroseconds.ShouldBe(micros[^1]);
        histogram.Quantile(1).ShouldBe(histogram.Max);
    }

    [Fact]
    public void without_a_duration_there_is_none() => new LatencyHistogram().Quantile(0.99).ShouldBe(TimeSpan.Zero);

    [Fact]
    public void the_longest_and_shortest_durations_have_their_place()
    {
        var histogram = new LatencyHistogram();
        histogram.Add(TimeSpan.MaxValue);
        histogram.Add(TimeSpan.Zero);
        histogram.Quantile(0.5).ShouldBe(TimeSpan.Zero);
        histogram.Max.ShouldBeGreaterThan(TimeSpan.FromDays(10_000_000));
    }
}
