namespace Cairn.Attribution.Resampling;

/// <summary>What one model gives to each player in each resample.</summary>
/// <param name="replicates">How many resamples there are.</param>
internal sealed class ReplicateLedger(int replicates)
{
    private const int MaxPlayers = 1 << 13;
    private const long MaxBytes = 32_000_000;

    private readonly ReplicateTable _conversions = new(replicates, ReplicateTable.RowsIn(MaxBytes, replicates, MaxPlayers + 1));
    private readonly ReplicateTable _value = new(replicates, ReplicateTable.RowsIn(MaxBytes, replicates, MaxPlayers + 1));

    /// <summary>Whether there were too many players to resample.</summary>
    public bool IsFull => _conversions.IsFull || _value.IsFull;

    /// <summary>Gives a part of the drawn conversions to a player; -1: to nobody.</summary>
    /// <param name="player">The player.</param>
    /// <param name="share">Which part of each conversion.</param>
    /// <param name="value">The money of one conversion.</param>
    /// <param name="draws">How many conversions there are in each resample.</param>
    public void Give(int player, double share, double value, ReadOnlySpan<double> draws)
    {
        _conversions.Add(player + 1, ReplicateTable.Quantum(share), draws);
        _value.Add(player + 1, ReplicateTable.Quantum(share * value), draws);
    }

    /// <summary>Gives to a player what each resample says; -1: to nobody.</summary>
    public void Give(int player, ReadOnlySpan<double> conversions, ReadOnlySpan<double> value)
    {
        _conversions.Add(player + 1, 1, conversions);
        _value.Add(player + 1, 1, value);
    }

    /// <summary>Conversions of a player in each resample; -1: those of nobody.</summary>
    public ReadOnlySpan<double> Conversions(int player) => _conversions[player + 1];

    /// <summary>Money of a player in each resample; -1: that of nobody.</summary>
    public ReadOnlySpan<double> Value(int player) => _value[player + 1];
}
