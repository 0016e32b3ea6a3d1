using Cairn.World.Simulation;

namespace Cairn.World.Effects;

/// <summary>Lives a person's life again, once without each thing that it knew, and sums the differences. One object serves one thread.</summary>
/// <param name="life">Lives the lives.</param>
/// <param name="questions">The things.</param>
/// <param name="sums">Where differences are added.</param>
internal sealed class Rerun(Life life, IReadOnlyList<Question> questions, EffectSums sums)
{
    private readonly LifeTotals _factual = new(life.LifeTotals.Conversions.Length);

    /// <summary>Asks every question about the person whose life was just lived.</summary>
    public void Ask(in Person person)
    {
        _factual.CopyFrom(life.LifeTotals);
        sums.CountPerson();
        for (var q = 0; q < questions.Count; q++)
        {
            if (!questions[q].Concerns(_factual))
                continue;
            life.Live(person, questions[q].Removal);
            for (var c = 0; c < _factual.Conversions.Length; c++)
                sums.Add(q, c, _factual.Conversions[c] - life.LifeTotals.Conversions[c], _factual.Cents[c] - life.LifeTotals.Cents[c]);
        }
    }
}
