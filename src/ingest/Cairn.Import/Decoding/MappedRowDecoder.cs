using Cairn.Import.Mapping;
using Cairn.Import.Reading;
using Cairn.Model;
using Cairn.Pipeline;
using Cairn.Protocols.Wire;

namespace Cairn.Import.Decoding;

/// <summary>
/// Fills an event from a record as the mapping says. The same event object is filled again and again: of an accepted event every field but
/// its receipt is overwritten; after a problem only name, source, message and time are this row's. Not thread-safe.
/// </summary>
internal sealed class MappedRowDecoder : IRowDecoder
{
    private const int MaxNames = 10_000;

    private readonly string _source;
    private readonly FieldReader _event;
    private readonly TimeReader _time;
    private readonly FieldReader? _userId, _anonymousId, _session, _messageId, _platform;
    private readonly (string Type, FieldReader Field)[] _identifiers;
    private readonly MoneyFields _money;
    private readonly TrafficReader _traffic;
    private readonly PropertyWriter _properties;
    private readonly (string Name, MoneyFields Money)[] _further;
    private readonly HashSet<string> _met = new(StringComparer.Ordinal);
    private string? _lastName;
    private string? _lastPlatform, _lastPlatformLower;

    public MappedRowDecoder(ImportMapping mapping, string source, ColumnPlaces places, IReadOnlyList<string> header)
    {
        _source = source;
        places.RejectAsColumn(mapping.Event);
        _event = new FieldReader(mapping.Event, places);
        _time = new TimeReader(mapping.Time, places);
        FieldReader? Reader(IReadOnlyDictionary<string, FieldSource> from, string name) =>
            from.TryGetValue(name, out var field) ? new FieldReader(field, places) : null;
        (_userId, _anonymousId) = (Reader(mapping.Identifiers, "user_id"), Reader(mapping.Identifiers, "anonymous_id"));
        _identifiers = [.. mapping.Identifiers.Where(entry => entry.Key is not ("user_id" or "anonymous_id"))
            .Select(entry => (entry.Key, new FieldReader(entry.Value, places)))];
        (_session, _messageId) = (Reader(mapping.Fields, "session"), Reader(mapping.Fields, "message_id"));
        _platform = Reader(mapping.Fields, "platform");
        _money = new MoneyFields(mapping.Fields.GetValueOrDefault("value"), mapping.Fields.GetValueOrDefault("currency"),
            mapping.Fields.GetValueOrDefault("order_id"), places);
        _traffic = new TrafficReader(mapping.Traffic, places);
        _further = [.. mapping.Also.Select(also => (also.Event, new MoneyFields(also.Value, also.Currency, also.OrderId, places)))];
        _properties = new PropertyWriter(mapping, places, header);
    }

    /// <summary>The names that events had, after translation; of a log with more than ten thousand not all.</summary>
    public IReadOnlySet<string> Met => _met;

    /// <inheritdoc/>
    /// <remarks>Part 0 is the row's own event, n the mapping's n-th further event, or the list's element n. The time of receipt stays as it is.</remarks>
    public Outcome Decode(Row row, int part, Event e)
    {
        e.Name = IsFurther(part) ? _further[part - 1].Name : _event.Read(row);
        e.Source = _source;
        if (!ReferenceEquals(e.Name, _lastName) && _met.Count < MaxNames)
            _met.Add(_lastName = e.Name);
        e.MessageId = MessageId(row, e.Name, part);
        if (Fill(row, part, e) is { } problem)
        {
            if (e.MessageId.Length > 0)
                e.Fingerprint = MessageKey.Of(e.Source, e.MessageId, row.Raw).At(0);
            return Outcome.Unreadable(problem);
        }
        if (e.MessageId.Length > 0)
            e.Fingerprint = MessageKey.Of(e).At(e.OccurredAt);
        return Outcome.Accepted;
    }

    private DecodeProblem? Fill(Row row, int part, Event e)
    {
        if (e.Name.Length == 0)
            return new DecodeProblem("event_missing", _event.ColumnName, "the event's name is empty");
        var isFurther = IsFurther(part);
        var badTime = _time.TryRead(row, out var occurredAt);
        e.OccurredAt = occurredAt;
        // The money is read even then: who looks at what is rejected asks first what it is worth.
        var badValue = (isFurther ? _further[part - 1].Money : _money).Fill(row, e);
        if ((badTime ?? badValue) is { } problem)
            return problem;
        e.UserId = Text(_userId, row, e.Name);
        e.AnonymousId = Text(_anonymousId, row, e.Name);
        e.Identifiers = _identifiers.Length == 0 ? [] : ReadIdentifiers(row, e.Name);
        e.SessionId = Text(_session, row, e.Name);
        e.Platform = Platform(row, e.Name);
        e.Traffic = _traffic.Read(row, e.Name);
        if (isFurther)
        {
            e.Properties = "{}";
            return null;
        }
        var badProperty = _properties.TryWrite(row, e.Name, out var properties);
        e.Properties = properties;
        return badProperty;
    }

    private bool IsFurther(int part) => part > 0 && _further.Length > 0;

    private List<Identifier> ReadIdentifiers(Row row, string eventName)
    {
        var read = new List<Identifier>(_identifiers.Length);
        foreach (var (type, field) in _identifiers)
        {
            var value = Text(field, row, eventName);
            if (value.Length > 0)
                read.Add(new Identifier(type, value));
        }
        return read;
    }

    /// <summary>Two events of one row must not look like one message sent twice.</summary>
    private string MessageId(Row row, string eventName, int part)
    {
        var id = Text(_messageId, row, eventName);
        return part == 0 || id.Length == 0 ? id : $"{id}#{part}";
    }

    private string Platform(Row row, string eventName)
    {
        var platform = Text(_platform, row, eventName);
        if (!ReferenceEquals(platform, _lastPlatform))
            (_lastPlatform, _lastPlatformLower) = (platform, platform.ToLowerInvariant());
        return _lastPlatformLower!;
    }

    private static string Text(FieldReader? field, Row row, string eventName) =>
        field is not null && field.AppliesTo(eventName) ? field.Read(row) : "";
}
