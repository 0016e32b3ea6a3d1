namespace Cairn.Pipeline.Replaying;

/// <summary>Counts what a replay finds and decides.</summary>
internal sealed class ReplayCounter(ReplayProgress progress)
{
    private const string EventState = "event";

    private readonly Dictionary<(string Before, string After), long> _moves = [];
    private readonly long[] _before = new long[3], _after = new long[3];

    public long Undecided { get; set; }

    public long NotLoaded { get; set; }

    public long Erased { get; set; }

    /// <summary>A record that stays as it is.</summary>
    public void Stays(StoredRecord stored)
    {
        _before[(int)stored.Kind]++;
        _after[(int)stored.Kind]++;
    }

    /// <summary>A record that is decided otherwise.</summary>
    public void Moves(StoredRecord stored, in Outcome outcome)
    {
        var now = outcome.Rejection is not null ? StoredKind.Quarantined : outcome.SuppressedReason is not null ? StoredKind.Suppressed : StoredKind.Event;
        _before[(int)stored.Kind]++;
        _after[(int)now]++;
        var move = (stored.Kind == StoredKind.Event ? EventState : stored.Code, outcome.Rejection?.Code ?? outcome.SuppressedReason ?? EventState);
        _moves[move] = _moves.GetValueOrDefault(move) + 1;
        progress.Change();
    }

    public SpoolReplayResult ToResult() => new()
    {
        Before = Counts(_before),
        After = Counts(_after),
        Moves = [.. _moves.Select(static move => new ReplayMove(move.Key.Before, move.Key.After, move.Value))
            .OrderByDescending(static move => move.Records).ThenBy(static move => move.Before, StringComparer.Ordinal).ThenBy(static move => move.After, StringComparer.Ordinal)],
        Undecided = Undecided,
        NotLoaded = NotLoaded,
        Erased = Erased,
    };

    private static ReplayCounts Counts(long[] counts) =>
        new(counts[(int)StoredKind.Event], counts[(int)StoredKind.Quarantined], counts[(int)StoredKind.Suppressed]);
}
