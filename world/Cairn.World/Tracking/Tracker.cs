using System.Runtime.InteropServices;
using Cairn.World.Faults;
using Cairn.World.Randomness;
using Cairn.World.Scenario;
using Cairn.World.Simulation;

namespace Cairn.World.Tracking;

/// <summary>Tracks everything that a household did, with all its faults. One object serves one thread.</summary>
internal sealed class Tracker
{
    private const double OfflineVisits = 0.03;
    private const double OfflineHours = 4;
    private const double MaxOfflineHours = 48;

    private readonly Preset _preset;
    private readonly FaultBook _faults;
    private readonly Outlet _outlet;
    private readonly ActTracker _acts;
    private readonly MessageTracker _messages;
    private readonly BackOffice _backOffice;
    private readonly TestTraffic _tests;
    private readonly HouseholdDevices _devices;
    private readonly BrowserFaults _browsers;
    private readonly AppReleases _releases;
    private readonly List<(long At, int Index)> _order = [];
    private readonly Dictionary<int, int> _converted = [];
    private readonly int _conversion;

    public Tracker(Preset preset, ulong seed, FaultBook faults, Dimensions dimensions, Calendar calendar, Outlet outlet, CaptureTable captures)
    {
        (_preset, _faults, _outlet) = (preset, faults, outlet);
        var cells = new CellFinder(dimensions, calendar.StartsAt);
        _devices = new HouseholdDevices(seed, faults);
        _browsers = new BrowserFaults(faults);
        _acts = new ActTracker(preset, faults, outlet, captures, cells, _devices);
        _messages = new MessageTracker(preset, outlet, captures, cells);
        _backOffice = new BackOffice(preset, faults, outlet, captures, cells, calendar, (person, region, at) => DeclinedBy(person, region, at) >= 0);
        _tests = new TestTraffic(preset, faults, outlet);
        _releases = new AppReleases(preset, calendar);
        _conversion = preset.Data.Events.Index().Where(entry => entry.Item.Role == ActRole.Conversion).Select(entry => entry.Index).First();
    }

    /// <summary>Tracks a household.</summary>
    /// <param name="first">Number of its first member.</param>
    /// <param name="people">Its members.</param>
    /// <param name="story">What they did.</param>
    public void Track(int first, ReadOnlySpan<Person> people, Story story)
    {
        _outlet.Clear();
        _devices.Clear();
        _converted.Clear();
        _acts.Buyers.Clear();
        _order.Clear();
        for (var visit = 0; visit < story.Visits.Count; visit++)
            _order.Add((story.Visits[visit].At, visit));
        _order.Sort();
        foreach (var (_, visit) in _order)
            TrackVisit(first, story, visit);
        foreach (var message in story.Messages)
            _messages.Track(message, people[message.Person - first].Region, DeclinedBy(message.Person, people[message.Person - first].Region, message.DeliveredAt));
        _backOffice.Track(first, people, story, _acts.Buyers);
        ChainFaults.Reorganise(_faults, CollectionsMarshal.AsSpan(story.Transfers));
    }

    private void TrackVisit(int first, Story story, int index)
    {
        var visit = story.Visits[index];
        var acts = CollectionsMarshal.AsSpan(story.Acts)[visit.FirstAct..story.EndOf(index)];
        if (acts.IsEmpty)
            return;
        var person = visit.Person;
        var device = _devices.Of(person, visit.Slot, first);
        _devices.Use(device, visit.At);
        var blocked = _browsers.BlockedBy(device, visit.At);
        var luck = new Draws(Mix.Of(visit.Key, 0x0FF));
        var offline = visit.Slot == DeviceSlot.App && luck.Happens(0, OfflineVisits)
            ? (long)(Math.Min(MaxOfflineHours, OfflineHours * luck.Exponential(1)) * 3_600_000)
            : 0;
        var context = new VisitContext(
            person, visit, device, _releases.VersionOf(device, visit.At), DeclinedBy(person.Number, person.Region, visit.At), blocked, offline,
            person.IsExisting || _converted.GetValueOrDefault(person.Number) > 0);
        _acts.Track(context, acts, Other(person, device, first));
        _tests.Track(context, acts.Length);
        foreach (var act in acts)
            if (act.Event == _conversion)
                _converted[person.Number] = _converted.GetValueOrDefault(person.Number) + 1;
    }

    /// <summary>The fault by which a person declines; a person says the same everywhere.</summary>
    private int DeclinedBy(int person, int region, long at)
    {
        var country = _preset.Data.Regions[region].Country;
        return _faults.Hit(FaultKind.ConsentDeclined, at, (ulong)person, fault => fault.Shares.GetValueOrDefault(country));
    }

    /// <summary>The visitor's browser on the other kind of device: telephone for a computer and the other way round.</summary>
    private DeviceMemory? Other(in Person person, DeviceMemory device, int first)
    {
        if (!_faults.Has(FaultKind.CrossDeviceDouble))
            return null;
        if (device.Slot == DeviceSlot.Computer)
            return _devices.Of(person, DeviceSlot.Telephone, first);
        return person.HasComputer ? _devices.Of(person, DeviceSlot.Computer, first) : null;
    }
}
