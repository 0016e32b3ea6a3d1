using Cairn.Model.Journeys;

namespace Cairn.Attribution.Resampling;

/// <summary>How often one journey stands in each resample.</summary>
/// <param name="replicates">How many resamples there are.</param>
internal sealed class ReplicateDraws(int replicates)
{
    private readonly double[] _conversions = new double[replicates];
    private readonly double[] _nulls = new double[replicates];
    private readonly double[] _times = new double[replicates];
    private readonly double[] _ofPerson = new double[replicates];
    private ulong _person;

    /// <summary>How often the journey ends in a conversion, in each resample.</summary>
    public ReadOnlySpan<double> Conversions => _conversions;

    /// <summary>How often it ends without one, in each resample.</summary>
    public ReadOnlySpan<double> Nulls => _nulls;

    /// <summary>How often it happens at all, in each resample.</summary>
    public ReadOnlySpan<double> Times => _times;

    /// <summary>Draws a journey of a person: all journeys of one person stand in a resample equally often.</summary>
    public void Draw(in Journey journey)
    {
        if (journey.Person != _person)
            KeyedDraws.Fill(journey.Person, _ofPerson);
        _person = journey.Person;
        for (var place = 0; place < replicates; place++)
            (_conversions[place], _nulls[place]) = (_ofPerson[place] * journey.Conversions, _ofPerson[place] * journey.Nulls);
        AddUp();
    }

    /// <summary>Draws a journey that stands for many people, each of whom has it once.</summary>
    /// <param name="key">What tells it from other journeys.</param>
    /// <param name="journey">The journey.</param>
    public void DrawMany(ulong key, in Journey journey)
    {
        KeyedDraws.Fill(key, journey.Conversions, _conversions);
        KeyedDraws.Fill(~key, journey.Nulls, _nulls);
        AddUp();
    }

    private void AddUp()
    {
        for (var place = 0; place < replicates; place++)
            _times[place] = _conversions[place] + _nulls[place];
    }
}
