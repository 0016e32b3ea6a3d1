using System.Collections;
using System.Globalization;

namespace Cairn.Warehouse;

/// <summary>
/// The values of a statement's <c>{name:Type}</c> places, in ClickHouse's own text form. They travel beside the
/// statement, never inside it, so no value can change what runs.
/// </summary>
/// <remarks>Form: https://clickhouse.com/docs/interfaces/http, "CLI queries with parameters" (escaped TabSeparated).</remarks>
public sealed class QueryParameters : IReadOnlyCollection<KeyValuePair<string, string>>
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <summary>Number of values.</summary>
    public int Count => _values.Count;

    /// <summary>Adds a String.</summary>
    public void Add(string name, string value) => Set(name, ParameterText.Escape(value));

    /// <summary>Adds a signed integer.</summary>
    public void Add(string name, long value) => Set(name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds an unsigned integer.</summary>
    public void Add(string name, ulong value) => Set(name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds an Int32.</summary>
    public void Add(string name, int value) => Set(name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds a Float64 with all its digits; NaN and infinities are rejected.</summary>
    public void Add(string name, double value) => Set(name, double.IsFinite(value)
        ? value.ToString("R", CultureInfo.InvariantCulture)
        : throw new ArgumentOutOfRangeException(nameof(value), value, "A parameter must be a finite number."));

    /// <summary>Adds a Decimal with all its digits.</summary>
    public void Add(string name, decimal value) => Set(name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds a Bool.</summary>
    public void Add(string name, bool value) => Set(name, value ? "true" : "false");

    /// <summary>Adds a DateTime64(3, 'UTC'): the instant in UTC, cut to milliseconds.</summary>
    public void Add(string name, DateTimeOffset value) =>
        Set(name, value.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture));

    /// <summary>Adds an Array(String).</summary>
    public void Add(string name, IReadOnlyCollection<string> values) => Set(name, ParameterText.Array(values));

    /// <summary>Adds an Array(UInt64).</summary>
    public void Add(string name, IReadOnlyCollection<ulong> values) => Set(name, ParameterText.Array(values));

    /// <summary>Enumerates (name, text) pairs; the text is in ClickHouse's escaped form.</summary>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Set(string name, string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (!name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
            throw new ArgumentException($"'{name}' is no parameter name: letters, digits and _ only.", nameof(name));
        _values.Add(name, text);
    }
}
