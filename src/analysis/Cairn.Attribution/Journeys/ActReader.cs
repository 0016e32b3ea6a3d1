using System.Text;
using Cairn.Attribution.Trails;
using Cairn.Data;
using Cairn.Model;
using Cairn.Model.Journeys;
using Cairn.Warehouse;

namespace Cairn.Attribution.Journeys;

/// <summary>Streams a request's acts out of the warehouse, person by person in order of time, and hands each to a builder.</summary>
/// <remarks>Holds no more than one row, and the names of players and currencies.</remarks>
public sealed class ActReader(AttributionRequest request, NameIndex players, NameIndex currencies)
{
    private const int MaxNameLength = 512;
    private const int MaxPlayers = 100_000;
    private const int MaxCurrencies = 1_000;

    private static readonly SqlText Query = SqlText.Load(typeof(ModelCredits), "Sql.read_acts.sql");

    private readonly char[] _name = new char[MaxNameLength];
    private readonly int _planCurrency = currencies.IndexOf(request.Conversion.Currency);

    /// <summary>Reads every act that can matter to the request: all of them, since what lies before and after its dates matters too.</summary>
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
        var valued = request.Plan.Events.Values.Where(static planned => planned.Value > 0).ToArray();
        var parameters = request.ConversionParameters();
        parameters.Add("passive_events", request.PassiveEvents());
        parameters.Add("by", request.By.Term);
        parameters.Add("property", request.By.Property);
        parameters.Add("valued_events", valued.Select(static planned => planned.Name).ToArray());
        parameters.Add("worths", valued.Select(static planned => planned.Value.ToString()).ToArray());
        parameters.Add("value_property", request.Conversion.ValueProperty);
        parameters.Add("person", request.Person);
        return parameters;
    }

    private Act Next(RowStream rows)
    {
        var act = new Act
        {
            Person = rows.ReadUInt128(),
            At = rows.ReadInt64(),
            TieKey = rows.ReadUInt64(),
            IsConversion = rows.ReadBool(),
            Session = rows.ReadUInt64(),
            Origin = new Origin(rows.ReadUInt32(), rows.ReadUInt32(), rows.ReadUInt32(), rows.ReadUInt32()),
        };
        var name = rows.ReadStringBytes();
        // Where acts are the touches, the conversion itself is none and must not become a player without credit.
        var isTouch = request.By.Unit == TouchUnit.Visit || !act.IsConversion;
        return act with
        {
            Player = isTouch ? Player(name) : -1,
            Worth = rows.ReadDouble(),
            HasAmount = rows.ReadBool(),
            Amount = rows.ReadDecimal(),
            Currency = Currency(rows.ReadStringBytes()),
            Order = rows.ReadUInt64(),
        };
    }

    private int Player(ReadOnlySpan<byte> name)
    {
        if (name.IsEmpty)
            return -1;

        // Names longer than the bound are cut, alike for all.
        Encoding.UTF8.TryGetChars(name[..Math.Min(name.Length, MaxNameLength)], _name, out var length);
        var index = players.IndexOf(_name.AsSpan(0, length));
        return index < MaxPlayers
            ? index
            : throw new UserException(
                $"'{request.By.Name}' has more than {MaxPlayers:N0} different values.",
                "Attribute by something that many journeys share: a channel, an event, a campaign, a category.");
    }

    private int Currency(ReadOnlySpan<byte> code)
    {
        if (code.IsEmpty)
            return _planCurrency;
        Encoding.UTF8.TryGetChars(code[..Math.Min(code.Length, MaxNameLength)], _name, out var length);
        var index = currencies.IndexOf(_name.AsSpan(0, length));
        return index < MaxCurrencies
            ? index
            : throw new UserException(
                $"The conversions name more than {MaxCurrencies:N0} different currencies.",
                "Check which column the mapping reads the currency from.");
    }
}
