using Cairn.Import.Mapping;
using Cairn.Import.Reading;
using Cairn.Model;

namespace Cairn.Import.Decoding;

/// <summary>Reads where a visit came from. Rows that say the same get the same object. Not thread-safe.</summary>
internal sealed class TrafficReader
{
    private readonly FieldReader? _channel, _source, _medium, _campaign, _content, _term, _referrer, _pageUrl;
    private readonly (string Type, FieldReader Field)[] _clickIds;
    private readonly bool _isSilent;
    private TrafficSource _last = TrafficSource.None;

    public TrafficReader(IReadOnlyDictionary<string, FieldSource> traffic, ColumnPlaces places)
    {
        FieldReader? Reader(string name) => traffic.TryGetValue(name, out var source) ? new FieldReader(source, places) : null;
        (_channel, _source, _medium) = (Reader("channel"), Reader("utm_source"), Reader("utm_medium"));
        (_campaign, _content, _term) = (Reader("utm_campaign"), Reader("utm_content"), Reader("utm_term"));
        _isSilent = traffic.Count == 0;
        (_referrer, _pageUrl) = (Reader("referrer"), Reader("page_url"));
        _clickIds = [.. traffic.Where(entry => entry.Key.StartsWith("click_ids.", StringComparison.Ordinal))
            .Select(entry => (entry.Key["click_ids.".Length..], new FieldReader(entry.Value, places)))];
    }

    public TrafficSource Read(Row row, string eventName)
    {
        if (_isSilent)
            return TrafficSource.None;
        var (clickIdType, clickId) = ReadClickId(row, eventName);
        var read = new TrafficSource
        {
            Channel = Text(_channel, row, eventName),
            UtmSource = Text(_source, row, eventName),
            UtmMedium = Text(_medium, row, eventName),
            UtmCampaign = Text(_campaign, row, eventName),
            UtmContent = Text(_content, row, eventName),
            UtmTerm = Text(_term, row, eventName),
            Referrer = Text(_referrer, row, eventName),
            PageUrl = Text(_pageUrl, row, eventName),
            ClickIdType = clickIdType,
            ClickId = clickId,
        };
        if (read != _last)
            _last = read;
        return _last;
    }

    private (string Type, string Id) ReadClickId(Row row, string eventName)
    {
        foreach (var (type, field) in _clickIds)
        {
            var id = Text(field, row, eventName);
            if (id.Length > 0)
                return (type, id);
        }
        return ("", "");
    }

    private static string Text(FieldReader? field, Row row, string eventName) =>
        field is not null && field.AppliesTo(eventName) ? field.Read(row) : "";
}
