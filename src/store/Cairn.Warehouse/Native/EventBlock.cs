using Cairn.Model;

namespace Cairn.Warehouse.Native;

/// <summary>A block of the table <c>events</c> (Schema/0001_events.sql).</summary>
public sealed class EventBlock : NativeBlock
{
    private readonly UInt64Column _occurredAt, _receivedAt, _logOffset;
    private readonly LowCardinalityColumn _event, _source, _channel, _platform, _currency, _flags, _logId, _clickIdType;
    private readonly LowCardinalityColumn _trafficSource, _trafficMedium, _trafficCampaign;
    private readonly LowCardinalityColumn _utmSource, _utmMedium, _utmCampaign, _utmContent, _utmTerm;
    private readonly StringColumn _messageId, _userId, _anonymousId, _sessionId, _referrer, _clickId, _pageUrl;
    private readonly StringColumn _orderId, _properties;
    private readonly IdentifierColumn _identifiers;
    private readonly MoneyColumn _value;
    private readonly FingerprintColumns _fingerprint = new();

    /// <summary>An empty block.</summary>
    public EventBlock()
    {
        (_occurredAt, _receivedAt) = (Time("occurred_at"), Time("received_at"));
        (_event, _source) = (Low("event"), Low("source"));
        (_messageId, _userId, _anonymousId) = (Text("message_id"), Text("user_id"), Text("anonymous_id"));
        _identifiers = Column(new IdentifierColumn("identifiers"));
        (_sessionId, _channel) = (Text("session_id"), Low("channel"));
        (_trafficSource, _trafficMedium, _trafficCampaign) = (Low("traffic_source"), Low("traffic_medium"), Low("traffic_campaign"));
        (_utmSource, _utmMedium, _utmCampaign) = (Low("utm_source"), Low("utm_medium"), Low("utm_campaign"));
        (_utmContent, _utmTerm) = (Low("utm_content"), Low("utm_term"));
        (_referrer, _clickIdType, _clickId) = (Text("referrer"), Low("click_id_type"), Text("click_id"));
        (_pageUrl, _platform) = (Text("page_url"), Low("platform"));
        (_value, _currency) = (Column(new MoneyColumn("value")), Low("currency"));
        (_orderId, _properties) = (Text("order_id"), Text("properties"));
        _flags = Low("flags");
        (_logId, _logOffset) = (Low("log_id"), Column(new UInt64Column("log_offset")));
        Column(_fingerprint.Key);
        Column(_fingerprint.Content);
        Column(_fingerprint.Day);
    }

    /// <summary>Adds one event.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Its value does not fit <see cref="Money"/>.</exception>
    public void Append(Event e)
    {
        _occurredAt.Append(unchecked((ulong)e.OccurredAt));
        _receivedAt.Append(unchecked((ulong)e.ReceivedAt));
        _event.Append(e.Name);
        _source.Append(e.Source);
        _messageId.Append(e.MessageId);
        _userId.Append(e.UserId);
        _anonymousId.Append(e.AnonymousId);
        _identifiers.Append(e.Identifiers);
        _sessionId.Append(e.SessionId);
        Append(e.Traffic);
        _platform.Append(e.Platform);
        _value.Append(e.Value);
        _currency.Append(e.Currency);
        _orderId.Append(e.OrderId);
        _properties.Append(e.Properties);
        _flags.Append(e.Flags);
        _logId.Append(e.LogId);
        _logOffset.Append(e.LogOffset);
        _fingerprint.Append(e.Fingerprint);
    }

    /// <summary>Adds one event that is encoded already.</summary>
    /// <param name="rows">Where it stands.</param>
    /// <param name="row">Its row there.</param>
    /// <param name="logId">The log in which it stands (<see cref="Event.LogId"/>).</param>
    /// <param name="logOffset">Its place there.</param>
    public void Append(EventRows rows, int row, string logId, ulong logOffset)
    {
        ArgumentNullException.ThrowIfNull(rows);
        AppendNames(rows.NamesOf(row));
        var bytes = rows.Bytes(row);
        _receivedAt.Append(bytes.UInt64());
        _occurredAt.Append(bytes.UInt64());
        _messageId.AppendEncoded(bytes.Text());
        _userId.AppendEncoded(bytes.Text());
        _anonymousId.AppendEncoded(bytes.Text());
        _sessionId.AppendEncoded(bytes.Text());
        _identifiers.AppendEncoded(ref bytes);
        _referrer.AppendEncoded(bytes.Text());
        _clickId.AppendEncoded(bytes.Text());
        _pageUrl.AppendEncoded(bytes.Text());
        _orderId.AppendEncoded(bytes.Text());
        _properties.AppendEncoded(bytes.Text());
        _value.AppendUnits(bytes.Byte() == 1 ? null : bytes.Int128());
        _fingerprint.Append(bytes.Fingerprint());
        _logId.Append(logId);
        _logOffset.Append(logOffset);
    }

    private void AppendNames(ReadOnlySpan<string> names)
    {
        _event.Append(names[0]);
        _source.Append(names[1]);
        _platform.Append(names[2]);
        _currency.Append(names[3]);
        _flags.Append(names[4]);
        _channel.Append(names[5]);
        _utmSource.Append(names[6]);
        _utmMedium.Append(names[7]);
        _utmCampaign.Append(names[8]);
        _utmContent.Append(names[9]);
        _utmTerm.Append(names[10]);
        _clickIdType.Append(names[11]);
        _trafficSource.Append(names[12]);
        _trafficMedium.Append(names[13]);
        _trafficCampaign.Append(names[14]);
    }

    private void Append(TrafficSource traffic)
    {
        _channel.Append(traffic.Channel);
        _trafficSource.Append(traffic.VisitSource);
        _trafficMedium.Append(traffic.VisitMedium);
        _trafficCampaign.Append(traffic.VisitCampaign);
        _utmSource.Append(traffic.Source);
        _utmMedium.Append(traffic.Medium);
        _utmCampaign.Append(traffic.Campaign);
        _utmContent.Append(traffic.Content);
        _utmTerm.Append(traffic.Term);
        _referrer.Append(traffic.Referrer);
        _clickIdType.Append(traffic.ClickIdType);
        _clickId.Append(traffic.ClickId);
        _pageUrl.Append(traffic.PageUrl);
    }

    private UInt64Column Time(string name) => Column(UInt64Column.Time(name));

    private LowCardinalityColumn Low(string name) => Column(new LowCardinalityColumn(name));

    private StringColumn Text(string name) => Column(new StringColumn(name));
}
