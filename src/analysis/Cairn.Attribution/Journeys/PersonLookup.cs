using Cairn.Data;
using Cairn.Model;
using Cairn.Warehouse;

namespace Cairn.Attribution.Journeys;

/// <summary>Finds the person who goes by an id of any type.</summary>
public static class PersonLookup
{
    private static readonly SqlText Query = SqlText.Load(typeof(ModelCredits), "Sql.resolve_person.sql");

    /// <summary>The key of the one person who goes by <paramref name="id"/>.</summary>
    /// <exception cref="UserException">Nobody does, or several people do.</exception>
    public static async Task<string> FindAsync(WarehouseClient client, string id, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(client);
        var persons = await client.QueryAsync<string>(Query, new QueryParameters { { "id", id } }, ct).ToListAsync(ct);
        return persons switch
        {
            [var person] => person,
            [] => throw new UserException(
                $"Nobody goes by '{id}'.",
                "Ids are compared letter by letter; `cairn sql` can look for them, e.g. SELECT DISTINCT person FROM person_events LIMIT 20."),
            _ => throw new UserException(
                $"Several people go by '{id}': {string.Join(", ", persons)}.", "Name one of them."),
        };
    }
}
