using System.Globalization;
using System.Text;
using Cairn.Import.Decoding;
using Cairn.Model;
using Cairn.Plan;

namespace Cairn.Import.Guessing;

/// <summary>What the first rows of a file show about one column. Bounded: beyond <see cref="MaxValues"/> different values are not told apart.</summary>
/// <param name="name">The column's name.</param>
internal sealed class ColumnProfile(string name)
{
    /// <summary>Different values that are counted; a column with more is none of names.</summary>
    public const int MaxValues = 300;

    private const int MaxNameLength = 100;

    private readonly Dictionary<string, long> _values = new(StringComparer.Ordinal);
    private readonly long[] _customTimes = new long[TimeForms.Custom.Count];
    private long _isoWithZone, _isoWithout, _epochs, _serials, _clocks, _mails, _urls, _numbers, _points, _commas, _either, _currencies, _zones, _lists, _booleans;

    public string Name => name;

    /// <summary>Rows that have a value here.</summary>
    public long Filled { get; private set; }

    /// <summary>The first value.</summary>
    public string First { get; private set; } = "";

    /// <summary>Whether there are more different values than are counted.</summary>
    public bool HasManyValues { get; private set; }

    /// <summary>The values with how often they stand there, the most frequent first.</summary>
    public IEnumerable<KeyValuePair<string, long>> Values => _values.OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key, StringComparer.Ordinal);

    public bool IsMail => All(_mails);

    public bool IsUrl => All(_urls);

    public bool IsNumber => All(_numbers);

    public bool IsCurrency => All(_currencies);

    /// <summary>Whether nearly all are currencies: a column that is named so holds them, with a slip here and there.</summary>
    public bool IsMostlyCurrency => Filled > 0 && _currencies * 10 >= Filled * 9;

    /// <summary>Values that are no currency.</summary>
    public long NoCurrencies => Filled - _currencies;

    public bool IsBoolean => All(_booleans);

    public bool IsZone => All(_zones);

    /// <summary>Whether it holds times of day without a date.</summary>
    public bool IsClock => All(_clocks);

    public bool IsList => All(_lists);

    /// <summary>Whether some number has a decimal mark.</summary>
    public bool HasDecimals => _points + _commas + _either > 0;

    /// <summary>Whether some number has a meaning of its own under each decimal mark.</summary>
    public bool HasEither => _either > 0;

    /// <summary>The decimal mark that the numbers prove; null: none, or both.</summary>
    public char? DecimalMark => (_points > 0, _commas > 0) switch { (true, false) => '.', (false, true) => ',', _ => null };

    /// <summary>How the column writes times; null when it holds none.</summary>
    public TimeForm? Time
    {
        get
        {
            if (All(_isoWithZone + _isoWithout))
                return new TimeForm("", NeedsZone: _isoWithout > 0, HasClock: First.Trim().Length > 10, IsEither: false);
            if (All(_epochs))
                return new TimeForm("", NeedsZone: false, HasClock: true, IsEither: false);
            var fitting = Enumerable.Range(0, _customTimes.Length).Where(i => All(_customTimes[i])).ToList();
            if (fitting.Count > 0)
            {
                var format = TimeForms.Custom[fitting[0]];
                return new TimeForm(format, NeedsZone: true, format.Contains('H') || format.Contains('h'), IsEither: fitting.Any(i => TimeForms.HasMonthFirst(TimeForms.Custom[i]) != TimeForms.HasMonthFirst(format)));
            }
            return All(_serials) ? new TimeForm("excel", NeedsZone: true, HasClock: true, IsEither: false) : null;
        }
    }

    public void Look(ReadOnlySpan<byte> utf8)
    {
        var text = Encoding.UTF8.GetString(utf8).Trim();
        if (text.Length == 0)
            return;
        if (Filled++ == 0)
            First = text;
        CountValue(text);
        LookForTime(text, utf8);
        var number = NumberOf(text);
        _numbers += number is not null ? 1 : 0;
        _points += NumberText.MarkOf(Encoding.UTF8.GetBytes(text)) == '.' ? 1 : 0;
        _commas += NumberText.MarkOf(Encoding.UTF8.GetBytes(text)) == ',' ? 1 : 0;
        _either += number == NumberForm.Either ? 1 : 0;
        _mails += text.IndexOf('@') > 0 && text.LastIndexOf('.') > text.IndexOf('@') && !text.Contains(' ') && !text.Contains('/') ? 1 : 0;
        _urls += text.StartsWith('/') || text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? 1 : 0;
        _currencies += text.Length == 3 && Currency.IsIso4217(text.ToUpperInvariant()) ? 1 : 0;
        _zones += !char.IsAsciiDigit(text[0]) && ZoneNames.Find(text) is not null ? 1 : 0;
        _lists += text[0] == '[' ? 1 : 0;
        _booleans += bool.TryParse(text, out _) ? 1 : 0;
    }

    private static NumberForm? NumberOf(string text) =>
        MoneyReader.TryParse(Encoding.UTF8.GetBytes(text), null, out _, out var form) ? NumberForm.Number : form == NumberForm.Either ? form : null;

    private void LookForTime(string text, ReadOnlySpan<byte> utf8)
    {
        if (IsoTime.TryParse(Encoding.UTF8.GetBytes(text), out _, out var hasZone))
            (_isoWithZone, _isoWithout) = hasZone ? (_isoWithZone + 1, _isoWithout) : (_isoWithZone, _isoWithout + 1);
        _epochs += text.Length is >= 10 and <= 19 && text.All(letter => char.IsAsciiDigit(letter) || letter == '.') && TimeForms.IsEpoch(text) ? 1 : 0;
        _serials += TimeForms.IsSerial(text) ? 1 : 0;
        _clocks += text.Length <= 8 && TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out _) && text.Contains(':') ? 1 : 0;
        if (utf8.Length <= 30)
            for (var i = 0; i < _customTimes.Length; i++)
                _customTimes[i] += DateTime.TryParseExact(text, TimeForms.Custom[i], CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? 1 : 0;
    }

    private void CountValue(string text)
    {
        if (text.Length > MaxNameLength || (_values.Count == MaxValues && !_values.ContainsKey(text)))
            HasManyValues = true;
        else
            _values[text] = _values.GetValueOrDefault(text) + 1;
    }

    private bool All(long count) => Filled > 0 && count == Filled;
}
