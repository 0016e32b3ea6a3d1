using Cairn.World.Companies;
using Cairn.World.Effects;
using Cairn.World.Faults;
using Cairn.World.Faults.Reading;
using Cairn.World.Scenario;
using Cairn.World.Simulation;
using Cairn.World.Tracking;

namespace Cairn.World.Making;

/// <summary>Everything that is settled before the first person lives; shared by all threads and never changed.</summary>
internal sealed class WorldPlan
{
    private WorldPlan(WorldRequest request, Preset preset, Calendar calendar, FaultPlan faults)
    {
        (Request, Preset, Calendar) = (request, preset, calendar);
        Faults = new FaultBook(faults, request.Seed);
        Calibration = Calibrator.Solve(preset, calendar);
        Households = new Households(request.Seed);
        Ids = new Ids(request.Seed);
        Questions = Effects.Questions.Of(preset);
        Dimensions = new Dimensions(preset.Data, request.Start, request.Days);
    }

    public WorldRequest Request { get; }

    public Preset Preset { get; }

    public Calendar Calendar { get; }

    public Calibration Calibration { get; }

    public FaultBook Faults { get; }

    public Households Households { get; }

    public Ids Ids { get; }

    public IReadOnlyList<Question> Questions { get; }

    public Dimensions Dimensions { get; }

    public ulong Seed => Request.Seed;

    public int People => Request.People;

    /// <summary>Index of the region in which a person lives; bots and testers live where their neighbour does.</summary>
    public int RegionOf(int person) => Person.RegionOf(Preset, Seed, person % People);

    /// <summary>First member of a person's household; bots and testers live where their neighbour does.</summary>
    public int FirstOf(int person) => Households.First(person % People);

    public int Chunks => (People + ChunkWorker.Size - 1) / ChunkWorker.Size;

    /// <exception cref="WorldException">The request cannot be met.</exception>
    public static WorldPlan Of(WorldRequest request)
    {
        var preset = Presets.Of(request.Preset);
        var target = new Target(
            request.SessionsPerWeek ?? preset.Target.SessionsPerWeek, request.ConversionRate ?? preset.Target.ConversionRate);
        RequestCheck.Check(request, target);
        var calendar = new Calendar(request.Start, request.Days, request.FutureDays, preset.Habits);
        var faults = FaultFile.Load(request.Faults, FaultContext.Of(preset.Data, calendar.StartsAt, request.Days));
        return new WorldPlan(request, preset with { Target = target }, calendar, faults);
    }
}
