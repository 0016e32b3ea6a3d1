using System.Numerics;
using Cairn.Identity.Linkage;

namespace Cairn.Identity.Probable;

/// <summary>
/// Compares two devices of one network: how crowded the network is, whether language and time zone agree and how rare they are, what the two
/// devices are and, of two of a kind, whether the one came after the other, whether they were used on the same days, and whether somebody was named on one.
/// </summary>
/// <remarks>Few comparisons that say different things: each must be independent of the others (<see cref="LinkageFit"/>).</remarks>
internal sealed class DeviceComparison
{
    /// <summary>Numbers of the comparisons.</summary>
    public const int Crowd = 0, Language = 1, Kinds = 2, Days = 3, Named = 4;

    private const long Day = 86_400;

    /// <summary>The largest crowd of each level.</summary>
    private static readonly int[] Crowds = [2, 3, 4, 5, 7, 9, 12, 16, 21, 27, 34, 42, 50, int.MaxValue];

    /// <summary>The share of the devices from which on a language has a level of its own: that two agree on a rare one says more.</summary>
    private const double MinShare = 0.01;

    private readonly DeviceTable _table;
    private readonly byte[] _crowds, _agreeing;
    private readonly byte _half, _differ;
    private readonly Dictionary<(ushort, ushort, int), byte> _kinds = [];
    private readonly byte _noneOfOne, _oneOfOne, _none, _some, _all, _nobody, _onOne;

    public DeviceComparison(DeviceTable table)
    {
        _table = table;
        var (crowd, language, days) = (Levels[Crowd], Levels[Language], Levels[Days]);
        _crowds = [.. Crowds.Select((most, place) => crowd.NumberOf(most == int.MaxValue ? "more than 50" : place == 0 || most == Crowds[place - 1] + 1 ? $"{most}" : $"{Crowds[place - 1] + 1} to {most}"))];
        _agreeing = [.. ShareOfLocales(table).Select((share, locale) => language.NumberOf(share < MinShare ? "equal, rare" : $"equal, {table.Locales[locale]}"))];
        (_half, _differ) = (language.NumberOf("half equal"), language.NumberOf("different"));
        (_nobody, _onOne) = (Levels[Named].NumberOf("nobody"), Levels[Named].NumberOf("somebody on one of the two"));
        (_noneOfOne, _oneOfOne, _none, _some, _all) = (days.NumberOf("not the only day"), days.NumberOf("the only day"), days.NumberOf("none"), days.NumberOf("some"), days.NumberOf("all"));
    }

    /// <summary>The levels of each comparison.</summary>
    public IReadOnlyList<LevelTable> Levels { get; } = [new LevelTable("devices in the network"), new LevelTable("language and time zone"), new LevelTable("devices"), new LevelTable("days in common"), new LevelTable("who was named")];

    /// <summary>How two devices of a network agree.</summary>
    /// <param name="a">The one.</param>
    /// <param name="b">The other.</param>
    /// <param name="crowd">How many devices the network has.</param>
    public Pattern Compare(in Device a, in Device b, int crowd) => Pattern.Of(CrowdLevel(crowd), LanguageLevel(a, b), KindLevel(a, b), DaysLevel(a, b), NamedLevel(a, b));

    /// <summary>Whether nobody has both: two of a kind that are different, or were used at the same time.</summary>
    public bool Exclude(in Device a, in Device b) =>
        _table.Clients[a.Client].Kind == _table.Clients[b.Client].Kind && (a.Client != b.Client || Device.Gap(a, b) <= 0);

    /// <summary>The probability of a pair before anything was learned.</summary>
    public double Guess(Pattern pattern) => pattern[Language] is var level && level == _differ ? 0.02 : level == _half ? 0.1 : 0.5;

    private byte CrowdLevel(int crowd)
    {
        var place = 0;
        while (crowd > Crowds[place])
            place++;
        return _crowds[place];
    }

    private byte LanguageLevel(in Device a, in Device b)
    {
        if (_table.Locales[a.Locale].Length == 0 || _table.Locales[b.Locale].Length == 0)
            return LevelTable.Missing;
        var sameLocale = a.Locale == b.Locale;
        // Where one says no zone, the language alone is compared.
        var sameZone = _table.TimeZones[a.TimeZone].Length == 0 || _table.TimeZones[b.TimeZone].Length == 0 ? sameLocale : a.TimeZone == b.TimeZone;
        return sameLocale && sameZone ? _agreeing[a.Locale] : sameLocale || sameZone ? _half : _differ;
    }

    private byte KindLevel(in Device a, in Device b)
    {
        var (first, second) = a.Client <= b.Client ? (a.Client, b.Client) : (b.Client, a.Client);
        var (one, other) = (_table.Clients[first], _table.Clients[second]);
        var gap = one.Kind == other.Kind ? GapClass(Device.Gap(a, b), first == second) : 0;
        if (_kinds.TryGetValue((first, second, gap), out var known))
            return known;
        return _kinds[(first, second, gap)] = Levels[Kinds].NumberOf(KindName(one, other, gap));
    }

    private static int GapClass(long gap, bool isSame) => gap <= 0 ? 1 : !isSame ? 5 : gap < 7 * Day ? 2 : gap < 30 * Day ? 3 : 4;

    private static string KindName(DeviceClient one, DeviceClient other, int gap)
    {
        if (gap == 0)
            return string.CompareOrdinal(one.Kind, other.Kind) < 0 ? $"{one.Kind} ({one.System}) and {other.Kind} ({other.System})" : $"{other.Kind} ({other.System}) and {one.Kind} ({one.System})";
        var when = gap switch { 1 => "at one time", 2 => "one after the other, within a week", 3 => "one after the other, within 30 days", 4 => "one after the other, later", _ => "one after the other" };
        return one == other ? $"two alike ({one.Kind}, {one}), {when}" : $"two different ones ({one.Kind}), {when}";
    }

    private byte DaysLevel(in Device a, in Device b)
    {
        // Two of a kind are compared by their times already.
        if (_table.Clients[a.Client].Kind == _table.Clients[b.Client].Kind || a.RecentDays == 0 || b.RecentDays == 0)
            return LevelTable.Missing;
        var (common, fewest) = (BitOperations.PopCount(a.RecentDays & b.RecentDays), Math.Min(BitOperations.PopCount(a.RecentDays), BitOperations.PopCount(b.RecentDays)));
        if (fewest == 1)
            return common > 0 ? _oneOfOne : _noneOfOne;
        return common == 0 ? _none : common < fewest ? _some : _all;
    }

    /// <summary>
    /// How often two devices match depends on whether somebody logged in on one of them. Pairs whose answer is known say nothing of it: they are known
    /// because somebody did on both.
    /// </summary>
    private byte NamedLevel(in Device a, in Device b) => a.Person == b.Person || (a.IsNamed && b.IsNamed) ? LevelTable.Missing : a.IsNamed || b.IsNamed ? _onOne : _nobody;

    private static double[] ShareOfLocales(DeviceTable table)
    {
        var counts = new double[table.Locales.Count];
        foreach (ref readonly var device in table.Devices)
            counts[device.Locale]++;
        return [.. counts.Select(count => count / Math.Max(1, table.Devices.Length))];
    }
}
