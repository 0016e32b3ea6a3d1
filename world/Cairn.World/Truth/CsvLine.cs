using System.Buffers;
using System.Text;
using Cairn.World.Text;

namespace Cairn.World.Truth;

/// <summary>One line of a CSV file (RFC 4180, but with '\n' as line end). For one thread, used again and again.</summary>
internal sealed class CsvLine
{
    private static readonly SearchValues<char> Special = SearchValues.Create(",\"\r\n");

    private readonly Utf8Text _text = new();

    /// <summary>The line so far.</summary>
    public ReadOnlySpan<byte> Written => _text.Written;

    public CsvLine Begin()
    {
        _text.Clear();
        return this;
    }

    /// <summary>A field of text, in quotation marks where it needs them; null is an empty one.</summary>
    public CsvLine Add(string? field)
    {
        Separate();
        if (field is null)
            return this;
        if (field.AsSpan().ContainsAny(Special))
            field = "\"" + field.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
        _text.Add(Encoding.UTF8.GetBytes(field));
        return this;
    }

    public CsvLine Add(long number)
    {
        Separate();
        _text.Add(number);
        return this;
    }

    /// <summary>An amount in cents, with two decimals.</summary>
    public CsvLine AddMoney(long cents)
    {
        Separate();
        _text.AddMoney(cents);
        return this;
    }

    /// <summary>A moment in Unix milliseconds.</summary>
    public CsvLine AddTime(long at)
    {
        Separate();
        _text.AddTime(at);
        return this;
    }

    /// <summary>The day of a moment in Unix milliseconds, in UTC.</summary>
    public CsvLine AddDay(long at)
    {
        AddTime(at);
        _text.CutTo(_text.Length - "T00:00:00.000Z".Length);
        return this;
    }

    /// <summary>Ends the line.</summary>
    public ReadOnlySpan<byte> End() => _text.Add("\n"u8).Written;

    private void Separate()
    {
        if (_text.Length > 0)
            _text.Add(","u8);
    }
}
