using Cairn.Data;
using Cairn.Identity.Identifiers;
using Cairn.Warehouse;

namespace Cairn.Identity.Probable;

/// <summary>Reads what devices there are, a stretch of actors at a time. Those that several people use belong to nobody and are left out.</summary>
internal sealed class DeviceReader(WarehouseClient client, PersonMapReader persons)
{
    private static readonly SqlText Query = SqlText.Load(typeof(PersonMapReader), "Sql.read_devices.sql");
    private static readonly SqlText Last = SqlText.Load(typeof(PersonMapReader), "Sql.last_of_devices.sql");

    public async Task<DeviceTable> ReadAsync(PersonMap map, ToldPersons told, CancellationToken ct)
    {
        var table = new DeviceTable();
        var until = await client.QuerySingleAsync<uint>(Last, null, ct);
        if (until > 0)
            foreach (var range in await persons.RangesAsync(ct))
                await ReadAsync(range, until, map, table, ct);
        table.Close(told.Named);
        return table;
    }

    private async Task ReadAsync(KeyRange range, uint until, PersonMap map, DeviceTable table, CancellationToken ct)
    {
        await using var blocks = await client.OpenBlocksAsync(Query, new QueryParameters { { "first", range.First }, { "last", range.Last }, { "until", until } }, ct);
        while (await blocks.ReadAsync(ct))
            Take(blocks, map, table);
    }

    private static void Take(BlockStream blocks, PersonMap map, DeviceTable table)
    {
        var actors = blocks.Numbers<ulong>(0);
        var networks = blocks.Numbers<ulong>(1);
        var named = blocks.Numbers<byte>(2);
        var firsts = blocks.Numbers<uint>(3);
        var lasts = blocks.Numbers<uint>(4);
        var days = blocks.Numbers<ulong>(5);
        var (types, browsers, systems) = (blocks.Texts(6), blocks.Texts(7), blocks.Texts(8));
        var (locales, zones) = (blocks.Texts(9), blocks.Texts(10));
        for (var i = 0; i < actors.Length; i++)
        {
            var owner = map.OwnerOf(actors[i]);
            if (owner.Until != long.MaxValue)
                continue;
            var kind = new DeviceClient(types.Texts[types.Keys[i]], browsers.Texts[browsers.Keys[i]], systems.Texts[systems.Keys[i]]);
            table.Add(new Device(
                actors[i], networks[i], owner.Person, days[i], firsts[i], lasts[i], table.Clients.Of(kind),
                table.Locales.Of(locales.Texts[locales.Keys[i]]), table.TimeZones.Of(zones.Texts[zones.Keys[i]]), named[i] != 0));
        }
    }
}
