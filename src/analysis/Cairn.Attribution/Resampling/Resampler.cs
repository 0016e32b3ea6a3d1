using System.IO.Hashing;
using System.Runtime.InteropServices;
using Cairn.Model.Journeys;

namespace Cairn.Attribution.Resampling;

/// <summary>
/// Bootstrap over people in the pass that makes the report: each resample holds each person a number of times that is drawn from the
/// Poisson distribution of mean 1 (Hanley and MacGibbon 2006, "Creating non-parametric bootstrap samples using Poisson frequencies";
/// Chamandy and others 2012, "Estimating uncertainty for massive data streams").
/// </summary>
/// <remarks>
/// What is drawn depends on who the person is, or on what the journey of people unknown is, and never on the order in which they come.
/// Not safe for several threads.
/// </remarks>
/// <param name="models">The models.</param>
/// <param name="players">The players that journeys speak of.</param>
/// <param name="replicates">How many resamples, 2 or more.</param>
internal sealed class Resampler(IReadOnlyList<IAttributionModel> models, NameIndex players, int replicates)
{
    private readonly IResampledModel[] _models = [.. models.OfType<IResampledModel>()];
    private readonly ReplicateDraws _draws = new(replicates);
    private readonly JourneyTable _unnamed = new();
    private readonly List<ulong> _names = [];
    private bool _isFull;

    /// <summary>How many resamples there are.</summary>
    public int Replicates => replicates;

    /// <summary>Takes one journey in, after the models have observed it.</summary>
    public void Observe(in Journey journey)
    {
        if (journey.Person != 0)
        {
            _draws.Draw(in journey);
            Hand(in journey);
            return;
        }

        _isFull |= !_unnamed.HasRoomFor(journey.Touches.Length);
        if (!_isFull)
            _unnamed.Add(KeyOf(in journey), in journey);
    }

    /// <summary>The credits of each model in each resample; null for a model that cannot say, and for all where there are too many different paths. After the models are finished.</summary>
    public ReplicateLedger?[] Finish()
    {
        if (_isFull)
            return new ReplicateLedger?[models.Count];
        Drain();
        return [.. models.Select(model => (model as IResampledModel)?.FinishResamples(players))];
    }

    private void Drain()
    {
        _unnamed.Drain((key, in journey) =>
        {
            _draws.DrawMany(KeyedDraws.Mix(key), in journey);
            Hand(in journey);
        });
    }

    private void Hand(in Journey journey)
    {
        foreach (var model in _models)
            model.Resample(in journey, _draws);
    }

    private ulong KeyOf(in Journey journey)
    {
        var key = KeyedDraws.Mix((ulong)journey.Touches.Length);
        foreach (ref readonly var touch in journey.Touches)
        {
            key = KeyedDraws.Mix(key ^ NameOf(touch.Player)) + (ulong)(journey.EndedAt - touch.At);
            if (touch.Weight != 1)
                key ^= (ulong)BitConverter.DoubleToInt64Bits(touch.Weight);
        }

        return KeyedDraws.Mix(key);
    }

    /// <summary>A hash of the player's name: its index depends on who came first.</summary>
    private ulong NameOf(int player)
    {
        for (var next = _names.Count; next <= player; next++)
            _names.Add(XxHash3.HashToUInt64(MemoryMarshal.AsBytes(players[next].AsSpan())));
        return _names[player];
    }
}
