using Cairn.World.Companies;
using Cairn.World.Scenario;
using Cairn.World.Simulation;

namespace Cairn.World.Tests.Simulation;

/// <summary>Lives of a preset without files, for tests that count.</summary>
internal sealed class Lives
{
    public Lives(string preset, int days, ulong seed, Target? target = null)
    {
        Preset = Presets.Of(preset);
        Preset = Preset with { Target = target ?? Preset.Target };
        Calendar = new Calendar(new DateOnly(2026, 1, 5), days, 0, Preset.Habits);
        Seed = seed;
        Life = new Life(Preset, Calendar, Calibrator.Solve(Preset, Calendar));
        Spend = new SpendBook(days, Preset.Models.Count);
    }

    public Preset Preset { get; }

    public Calendar Calendar { get; }

    public ulong Seed { get; }

    public Life Life { get; }

    public SpendBook Spend { get; }

    public Story Story { get; } = new();

    /// <summary>Lives the lives of so many people; what each did stands in <see cref="Story"/> and in the life's outcome.</summary>
    public IEnumerable<Person> Live(int people, Removal removal = default)
    {
        var households = new Households(Seed);
        for (var number = 0; number < people; number++)
        {
            var person = new Person(Preset, households, Seed, number);
            Story.Clear();
            Life.Live(person, removal, Story, Spend);
            yield return person;
        }
    }
}
