namespace Cairn.World.Simulation;

/// <summary>Exposures and clicks of every campaign by day. Threads have one each; sums do not depend on their order.</summary>
/// <param name="days">Days of the world.</param>
/// <param name="campaigns">How many campaigns the preset has.</param>
internal sealed class SpendBook(int days, int campaigns)
{
    private readonly long[] _exposures = new long[days * campaigns];
    private readonly long[] _clicks = new long[days * campaigns];

    public int Days => days;

    public long Exposures(int day, int campaign) => _exposures[day * campaigns + campaign];

    public long Clicks(int day, int campaign) => _clicks[day * campaigns + campaign];

    public void Add(int day, int campaign, long exposures, long clicks)
    {
        if (day >= days)
            return;
        _exposures[day * campaigns + campaign] += exposures;
        _clicks[day * campaigns + campaign] += clicks;
    }

    public void Add(SpendBook other)
    {
        for (var i = 0; i < _exposures.Length; i++)
        {
            _exposures[i] += other._exposures[i];
            _clicks[i] += other._clicks[i];
        }
    }
}
