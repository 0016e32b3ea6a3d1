using Cairn.Pipeline.Delivery;
using Cairn.Protocols.Wire;
using Cairn.Spool;

namespace Cairn.Pipeline.Replaying;

/// <summary>Finds what tells the message of a stored record from others, by reading it in the spool again. Not thread-safe.</summary>
internal sealed class SpooledKeys(string spoolFolder, SpooledCalls processor) : IDisposable
{
    private readonly SpoolPage _page = new();
    private SpoolReader? _reader;
    private string _logId = "";

    /// <summary>The message at an offset of a log; null when it cannot be read any more.</summary>
    public MessageKey? At(string logId, ulong offset)
    {
        if (Open(logId) is not { } reader)
            return null;
        reader.Read(reader.RequestAt((long)offset), _page);
        var call = _page.Count > 0 ? (long)offset - _page[0].FirstOffset : -1;
        if (call < 0 || call >= _page[0].Calls)
            return null;
        processor.Open(_page[0]);
        processor.Process((int)call);
        return processor.Key;
    }

    public void Dispose() => _reader?.Dispose();

    private SpoolReader? Open(string logId)
    {
        if (logId == _logId)
            return _reader;
        _reader?.Dispose();
        _logId = logId;
        _reader = SpoolFolder.Find(spoolFolder, logId) is { } name ? SpoolReader.Open(spoolFolder, name) : null;
        return _reader;
    }
}
