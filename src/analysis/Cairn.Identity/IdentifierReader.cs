using System.Runtime.CompilerServices;
using Cairn.Data;
using Cairn.Identity.Identifiers;
using Cairn.Warehouse;

namespace Cairn.Identity;

/// <summary>Reads which identifiers there are, a stretch of actors at a time: one that stands under actors of several stretches comes several times.</summary>
internal sealed class IdentifierReader(WarehouseClient client, IdentifierTypes types)
{
    private const long EventsOfRange = 4_000_000;

    private static readonly SqlText Query = SqlText.Load(typeof(IdentifierReader), "Sql.read_identifiers.sql");

    public async IAsyncEnumerable<StoredIdentifier> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var events = (long)await PersonMapReader.CountEventsAsync(client, ct);
        foreach (var range in KeyRange.Divide((int)(events / EventsOfRange) + 1))
        {
            var parameters = new QueryParameters { { "types", types.Names.ToArray() }, { "first", range.First }, { "last", range.Last } };
            await foreach (var identifier in client.QueryAsync<StoredIdentifier>(Query, parameters, ct))
                yield return identifier;
        }
    }
}
