using Cairn.Import.Decoding;
using Cairn.Import.Mapping;
using Cairn.Import.Reading;
using Cairn.Import.Requests;

namespace Cairn.Import.Rows;

/// <summary>Chooses what makes events of a log's records: its mapping, or for a request log the clients' own formats.</summary>
internal static class RowDecoders
{
    public static IRowDecoder Of(
        ImportMapping mapping, Dialect dialect, string source, ColumnPlaces places, IReadOnlyList<string> header) =>
        dialect.Format == LogFormat.Requests ? new CallRowDecoder() : new MappedRowDecoder(mapping, source, places, header);
}
