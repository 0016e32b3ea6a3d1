using Cairn.Import.Decoding;
using Cairn.Import.Reading;

namespace Cairn.Import.Rows;

/// <summary>A log that is being read, with what is needed to make events of its rows.</summary>
internal sealed class OpenedLog : IDisposable
{
    private readonly IRowReader _reader;

    public OpenedLog(IRowReader reader, LogReading reading)
    {
        _reader = reader;
        var places = new ColumnPlaces(reading.Mapping, reading.Dialect);
        Decoder = RowDecoders.Of(reading.Mapping, reading.Dialect, reading.Source, places, reader.Columns);
        var rules = new RowRules(reading.Mapping, places);
        Records = new LogRecords(reader, rules);
        places.RequireAll(reading.File.ShownAs);
    }

    public LogRecords Records { get; }

    public IRowDecoder Decoder { get; }

    public void Dispose() => _reader.Dispose();
}
