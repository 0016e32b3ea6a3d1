using Cairn.Model.Journeys;

namespace Cairn.Attribution.Accounting;

/// <summary>The mean weight of each player's touches, over all journeys with and without conversions.</summary>
internal sealed class PlayerWeights
{
    private FixedSum[] _weights = new FixedSum[64];
    private long[] _touches = new long[64];
    private bool _weighted;

    /// <summary>Takes the touches of one journey in, as often as the journey happened.</summary>
    public void Add(in Journey journey)
    {
        var times = journey.Conversions + journey.Nulls;
        foreach (var touch in journey.Touches)
        {
            if (touch.Player >= _touches.Length)
                Grow(touch.Player);
            _touches[touch.Player] += times;

            // Most reports have no weights: only what a weight differs from 1 by is summed up.
            if (touch.Weight == 1)
                continue;
            _weighted = true;
            _weights[touch.Player].Add((touch.Weight - 1) * times);
        }
    }

    /// <summary>The mean weight; 1 when the player was never touched.</summary>
    public double Mean(int player)
    {
        var isPlain = !_weighted || player >= _touches.Length || _touches[player] == 0;
        return isPlain ? 1 : Math.Max(0, 1 + (_weights[player].Value / _touches[player]));
    }

    private void Grow(int player)
    {
        var size = Math.Max(player + 1, _touches.Length * 2);
        Array.Resize(ref _touches, size);
        Array.Resize(ref _weights, size);
    }
}
