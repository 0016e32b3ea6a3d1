using Cairn.Data;
using Cairn.Model;
using Cairn.Plan;

namespace Cairn.Warehouse.Plans;

/// <summary>The tracking plan that a data folder remembers: the latest that an import or a collector used.</summary>
public static class StoredPlan
{
    private static readonly SqlText Query = SqlText.Load(typeof(StoredPlan), "read_latest_plan.sql");

    /// <summary>Reads it.</summary>
    /// <exception cref="UserException">Nothing has been imported yet, or the stored plan no longer holds.</exception>
    public static async Task<TrackingPlan> ReadAsync(WarehouseClient client, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(client);
        var texts = await client.QueryAsync<string>(Query, parameters: null, ct).ToListAsync(ct);
        if (texts is not [var text])
        {
            throw new UserException(
                "The data folder holds nothing yet, so no tracking plan is known.",
                "Import a file first (`cairn import --help`), or name a plan with --plan FILE.");
        }

        var reading = PlanFile.ParseStored(text, "the latest plan");
        return reading.Plan ?? throw new UserException(
            $"The latest plan of the data folder no longer holds: {reading.Mistakes[0]}", "Name a plan with --plan FILE.");
    }
}
