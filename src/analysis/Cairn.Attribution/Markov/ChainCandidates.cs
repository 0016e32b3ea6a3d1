using Cairn.Attribution.Resampling;
using Cairn.Model;
using Cairn.Model.Journeys;

namespace Cairn.Attribution.Markov;

/// <summary>The chains among which the order is chosen: one where it was given. An order whose transitions outgrow the bound is out of the choice, and those above it.</summary>
internal sealed class ChainCandidates
{
    /// <summary>The bound of an order above 1 where several are tried.</summary>
    private const int MaxTransitionsOfChoice = 1 << 20;

    /// <summary>What the resamples of all together may take.</summary>
    private const long MaxBytesOfResamples = 500_000_000;

    private readonly List<TransitionCounts> _counts;
    private readonly bool _isChoice;
    private readonly List<ResampledChain> _resampled = [];
    private int _chosen;

    public ChainCandidates(int order)
    {
        _isChoice = order == ModelOptions.AutoOrder;
        _counts = _isChoice
            ? [new TransitionCounts(1), .. Enumerable.Range(2, ModelOptions.MaxAutoOrder - 1).Select(static candidate => new TransitionCounts(candidate, MaxTransitionsOfChoice))]
            : [new TransitionCounts(order)];
    }

    /// <summary>The chain; after <see cref="Choose"/> the one that was chosen.</summary>
    public TransitionCounts Chosen => _counts[_chosen];

    /// <summary>The counts of the chosen chain in each resample; null where there are none.</summary>
    public ResampledChain? Resampled => _chosen < _resampled.Count ? _resampled[_chosen] : null;

    /// <summary>Whether any journey was resampled.</summary>
    public bool HasResamples => _resampled.Count > 0;

    /// <summary>What each order is worth; empty where there is no choice.</summary>
    public IReadOnlyList<OrderLoss> Losses { get; private set; } = [];

    public void Add(in Journey journey)
    {
        for (var candidate = 0; candidate < _counts.Count; candidate++)
        {
            try
            {
                _counts[candidate].Add(in journey);
            }
            catch (UserException) when (candidate > 0)
            {
                _counts.RemoveRange(candidate, _counts.Count - candidate);
                if (_resampled.Count > candidate)
                    _resampled.RemoveRange(candidate, _resampled.Count - candidate);
            }
        }
    }

    public void Resample(in Journey journey, ReplicateDraws draws)
    {
        while (_resampled.Count < _counts.Count)
            _resampled.Add(new ResampledChain(_counts[_resampled.Count], draws.Conversions.Length, MaxBytesOfResamples / _counts.Count));
        foreach (var chain in _resampled)
            chain.Add(in journey, draws);
    }

    /// <summary>Chooses the order that foretells best; the lower one of two that are as good.</summary>
    public void Choose(int players)
    {
        if (!_isChoice)
            return;
        Losses = [.. _counts.Select(counts => new OrderLoss(counts.Order, StepLoss.Of(counts, players)))];
        _chosen = Losses.Index().MinBy(static loss => loss.Item.BitsPerStep).Index;
    }
}
