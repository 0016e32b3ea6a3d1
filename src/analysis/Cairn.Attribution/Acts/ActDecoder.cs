using Cairn.Attribution.Trails;
using Cairn.Model;
using Cairn.Model.Journeys;
using Cairn.Warehouse;

namespace Cairn.Attribution.Acts;

/// <summary>Makes acts of blocks of <c>read_acts.sql</c>: every text is looked at once, every row is numbers.</summary>
internal sealed class ActDecoder
{
    private const int MaxNameLength = 512;
    private const int MaxPlayers = 100_000;
    private const int MaxCurrencies = 1_000;
    private const decimal UnitsOfMoney = 100_000_000m;

    /// <summary>More than any report adds up (9.2e18), and no more than a decimal holds: what is beyond it stays beyond it.</summary>
    private static readonly Int128 MaxUnits = (Int128)1_000_000_000_000_000_000_000_000_000m;

    private readonly ActQuery _query;
    private readonly string _dimension;
    private readonly NameIndex _players, _currencies;
    private readonly OriginNames _origins = new();
    private readonly ColumnCodes<EventMeaning> _events;
    private readonly ColumnCodes<bool> _flags;
    private readonly ColumnCodes<PartMeaning> _channels, _sources, _media, _campaigns, _platforms;
    private readonly ColumnCodes<int> _currencyCodes, _properties;
    private readonly int _ownCurrency;

    public ActDecoder(ActQuery query, string dimension, NameIndex players, NameIndex currencies)
    {
        (_query, _dimension, _players, _currencies) = (query, dimension, players, currencies);
        _events = new(name => new EventMeaning(
            name == query.ConversionEvent, name != query.ConversionEvent && query.Befalling.Contains(name), query.Worths.GetValueOrDefault(name), TieKey.OfText(name), PlayerWhere("event", name)));
        _flags = new(flags => flags.Length > 0 && flags.Split(' ').Any(query.HiddenFlags.Contains));
        _channels = new(channel => new PartMeaning(_origins.Channel(channel), TieKey.OfText(channel), PlayerWhere("channel", channel)));
        _sources = Part("source");
        _media = Part("medium");
        _campaigns = Part("campaign");
        _platforms = new(platform => new PartMeaning(0, TieKey.OfText(platform), PlayerWhere("platform", platform)));
        _ownCurrency = Currency("");
        _currencyCodes = new(Currency);
        _properties = new(value => query.Property.Length > 0 ? Player(value) : -1);
    }

    /// <summary>Adds the acts of a block to a table, by actor; the identity of each is whom its event names, 0 where it names nobody; the person is found later.</summary>
    public void Decode(BlockStream blocks, ActTable table)
    {
        var actors = blocks.Numbers<ulong>(0);
        var identities = blocks.Numbers<ulong>(1);
        var times = blocks.Numbers<long>(2);
        var sessions = blocks.Numbers<ulong>(3);
        var orders = blocks.Numbers<ulong>(4);
        var (eventKeys, flagKeys) = (blocks.Texts(5), blocks.Texts(6));
        var (channelKeys, sourceKeys, mediumKeys, campaignKeys) = (blocks.Texts(7), blocks.Texts(8), blocks.Texts(9), blocks.Texts(10));
        var (platformKeys, currencyKeys, propertyKeys) = (blocks.Texts(11), blocks.Texts(12), blocks.Texts(14));
        var events = _events.Of(eventKeys);
        var hidden = _flags.Of(flagKeys);
        var channels = _channels.Of(channelKeys);
        var sources = _sources.Of(sourceKeys);
        var media = _media.Of(mediumKeys);
        var campaigns = _campaigns.Of(campaignKeys);
        var platforms = _platforms.Of(platformKeys);
        var currencies = _currencyCodes.Of(currencyKeys);
        var properties = _properties.Of(propertyKeys);
        var money = blocks.Numbers<Int128>(13);
        var noMoney = blocks.Nulls(13);

        for (var i = 0; i < actors.Length; i++)
        {
            if (hidden[flagKeys.Keys[i]])
                continue;
            ref readonly var told = ref events[eventKeys.Keys[i]];
            ref readonly var channel = ref channels[channelKeys.Keys[i]];
            ref readonly var source = ref sources[sourceKeys.Keys[i]];
            ref readonly var medium = ref media[mediumKeys.Keys[i]];
            ref readonly var campaign = ref campaigns[campaignKeys.Keys[i]];
            ref readonly var platform = ref platforms[platformKeys.Keys[i]];
            var hasAmount = told.IsConversion && noMoney[i] == 0;
            table.Add(actors[i], new Act
            {
                Identity = identities[i],
                At = times[i],
                TieKey = TieKey.Of(told.Hash, sessions[i], orders[i], source.Hash, medium.Hash, campaign.Hash, channel.Hash, platform.Hash),
                IsConversion = told.IsConversion,
                Telling = told.Befalls ? Telling.Befell : Telling.Counts,
                Session = sessions[i],
                Origin = new Origin(channel.Part, source.Part, medium.Part, campaign.Part),
                // Of these no more than one speaks for a player.
                Player = told.IsConversion && !_query.ConversionHasPlayer
                    ? -1
                    : Math.Max(Math.Max(Math.Max(told.Player, channel.Player), Math.Max(source.Player, medium.Player)), Math.Max(Math.Max(campaign.Player, platform.Player), properties[propertyKeys.Keys[i]])),
                Worth = told.Worth,
                HasAmount = hasAmount,
                Amount = hasAmount ? (decimal)Int128.Clamp(money[i], -MaxUnits, MaxUnits) / UnitsOfMoney : 0,
                Currency = told.IsConversion ? currencies[currencyKeys.Keys[i]] : _ownCurrency,
                Order = told.IsConversion ? orders[i] : 0,
            });
        }
    }

    private ColumnCodes<PartMeaning> Part(string term) =>
        new(part => new PartMeaning(_origins.Part(part), TieKey.OfText(part), PlayerWhere(term, OriginNames.PlayerOf(part))));

    /// <summary>The player that a text is where it is what the players are, else -1.</summary>
    private int PlayerWhere(string term, string name) => _query.By == term ? Player(name) : -1;

    private int Player(string name)
    {
        if (name.Length == 0)
            return -1;
        // Names longer than the bound are cut, alike for all.
        var index = _players.IndexOf(name.AsSpan(0, Math.Min(name.Length, MaxNameLength)));
        return index < MaxPlayers
            ? index
            : throw new UserException(
                $"'{_dimension}' has more than {MaxPlayers:N0} different values.",
                "Attribute by something that many journeys share: a channel, an event, a campaign, a category.");
    }

    private int Currency(string code)
    {
        var index = _currencies.IndexOf(code.Length == 0 ? _query.Currency : code);
        return index < MaxCurrencies
            ? index
            : throw new UserException(
                $"The conversions name more than {MaxCurrencies:N0} different currencies.",
                "Check which column the mapping reads the currency from.");
    }

    /// <param name="IsConversion">Whether the conversion is counted by it.</param>
    /// <param name="Befalls">Whether it befalls people and is no act.</param>
    /// <param name="Worth">What the plan values it at.</param>
    /// <param name="Hash">XXH64 of its name.</param>
    /// <param name="Player">The player that it is; -1: none.</param>
    private readonly record struct EventMeaning(bool IsConversion, bool Befalls, double Worth, ulong Hash, int Player);

    /// <param name="Part">Its number among the parts of origins.</param>
    /// <param name="Hash">XXH64 of the text.</param>
    /// <param name="Player">The player that it is; -1: none.</param>
    private readonly record struct PartMeaning(uint Part, ulong Hash, int Player);
}
