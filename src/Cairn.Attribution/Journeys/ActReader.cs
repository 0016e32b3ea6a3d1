using System.Runtime.InteropServices;
using System.Text;
using Cairn.Model;
using Cairn.Model.Journeys;
using Cairn.Warehouse;

namespace Cairn.Attribution.Journeys;

/// <summary>Streams a request's acts out of the warehouse, in order of (person, time), and hands each to a builder.</summary>
/// <remarks>Holds no more than one row, the names of the players, and what is left out by currency.</remarks>
public sealed class ActReader(AttributionRequest request, PlayerNames players)
{
    private const int LongestName = 512;
    private const int MostPlayers = 100_000;
    private const int MostCurrencies = 1_000;

    private static readonly SqlText Query = SqlText.Load(typeof(AttributionReport), "Sql.read_acts.sql");

    private readonly Dictionary<string, LeftOut> _leftOut = new(StringComparer.Ordinal);
    private readonly char[] _name = new char[LongestName];

    /// <summary>The currency that the report adds up; empty while no conversion named any.</summary>
    public string Currency { get; private set; } =
        request.Currency.Length > 0 ? request.Currency : request.Conversion.Currency;

    /// <summary>Conversions in other currencies, by currency.</summary>
    public IReadOnlyCollection<LeftOut> LeftOut => _leftOut.Values;

    /// <summary>Conversions that carried no money although the plan says where it stands.</summary>
    public long WithoutAmount { get; private set; }

    /// <summary>Reads every act that can matter to the request.</summary>
    /// <param name="client">The warehouse.</param>
    /// <param name="builder">Takes the acts; it is finished by the caller.</param>
    /// <param name="progress">Told how many acts have been read, now and then.</param>
    /// <param name="ct">Stops the query.</param>
    /// <exception cref="UserException">The dimension has more than 100,000 values, so it is no dimension.</exception>
    public async Task ReadAsync(WarehouseClient client, JourneyBuilder builder, IProgress<long>? progress, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(builder);
        await using var rows = await client.OpenAsync(Query, Parameters(), ct);
        var read = 0L;
        while (await rows.ReadAsync(ct))
        {
            builder.Add(Next(rows));
            if ((++read & 0xFFFF) == 0)
                progress?.Report(read);
        }

        progress?.Report(read);
    }

    private QueryParameters Parameters()
    {
        var weighed = request.WeighByPlan ? request.Plan.Events.Values.ToArray() : [];
        return new QueryParameters
        {
            { "conversion_event", request.Conversion.Event },
            { "by", request.By.Column },
            { "property", request.By.Property },
            { "passive_events", request.Plan.Events.Values.Where(planned => planned.Value == 0).Select(planned => planned.Name).ToArray() },
            { "weighed_events", weighed.Select(planned => planned.Name).ToArray() },
            { "weights", weighed.Select(planned => planned.Value.ToString()).ToArray() },
            { "lowest_weight", request.LowestValue().ToString("R") },
            { "value_property", request.Conversion.ValueProperty },
            { "from_ms", ActTimes.Earliest(request) },
            { "to_ms", ActTimes.Latest(request) },
            { "person", request.Person },
        };
    }

    private Act Next(RowStream rows)
    {
        var act = new Act
        {
            Person = rows.ReadUInt128(),
            At = rows.ReadInt64(),
            IsConversion = rows.ReadBool(),
            IsPassive = rows.ReadBool(),
            Session = rows.ReadUInt64(),
            Campaign = rows.ReadUInt64(),
        };
        var name = rows.ReadStringBytes();
        // Where events are the touches, the conversion itself is none and must not become a player without credit.
        var isTouch = request.By.Unit == TouchUnit.Session || !act.IsConversion;
        act = act with { Player = isTouch ? Player(name) : -1, Weight = rows.ReadDouble() };
        var isWithoutAmount = rows.ReadBool();
        var amount = rows.ReadDecimal();
        var isLeftOut = Leave(act, rows.ReadStringBytes(), amount);
        if (isWithoutAmount && request.Conversion.ValueProperty.Length > 0)
            WithoutAmount++;

        return act with { Amount = isLeftOut ? 0 : amount, IsLeftOut = isLeftOut, Order = rows.ReadUInt64() };
    }

    private int Player(ReadOnlySpan<byte> name)
    {
        if (name.IsEmpty)
            return -1;

        // Names longer than the bound are cut, alike for all.
        Encoding.UTF8.TryGetChars(name[..Math.Min(name.Length, LongestName)], _name, out var length);
        var index = players.IndexOf(_name.AsSpan(0, length));
        return index < MostPlayers
            ? index
            : throw new UserException(
                $"'{request.By.Name}' has more than {MostPlayers:N0} different values.",
                "Attribute by something that many journeys share: a channel, an event, a campaign, a category.");
    }

    /// <summary>Whether a conversion is in another currency than the report's, which it then is counted under.</summary>
    private bool Leave(in Act act, ReadOnlySpan<byte> code, decimal amount)
    {
        if (!act.IsConversion || code.IsEmpty)
            return false;

        var currency = Encoding.UTF8.GetString(code);
        if (Currency.Length == 0)
            Currency = currency;
        if (currency == Currency)
            return false;

        ref var left = ref CollectionsMarshal.GetValueRefOrAddDefault(_leftOut, currency, out _);
        left = new LeftOut(currency, (left?.Conversions ?? 0) + 1, (left?.Value ?? 0) + amount);
        return _leftOut.Count <= MostCurrencies
            ? true
            : throw new UserException(
                $"The conversions name more than {MostCurrencies:N0} different currencies.",
                "Check which column the mapping reads the currency from.");
    }
}
