using Cairn.Engine.Sessions;
using Cairn.Identity.Identifiers;
using Cairn.Plan;
using Cairn.Warehouse;
using Cairn.Warehouse.Plans;

namespace Cairn.Cli.Commands;

/// <summary>An open data folder with the plan by which it is read: the one that the user names, or the one that an import or the collector used last.</summary>
internal sealed class PlannedFolder : IAsyncDisposable
{
    private readonly DataSession _session;

    private PlannedFolder(DataSession session, TrackingPlan plan) => (_session, Plan, Types) = (session, plan, IdentifierTypes.Of(plan));

    public WarehouseClient Client => _session.Client;

    public TrackingPlan Plan { get; }

    /// <summary>The plan's types of identifier.</summary>
    public IdentifierTypes Types { get; }

    /// <summary>Opens a data folder that exists.</summary>
    /// <param name="folder">Its path.</param>
    /// <param name="planFile">The plan's file; null: the latest that was used.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <exception cref="Model.UserException">The folder, its engine or the plan cannot be used.</exception>
    public static async Task<PlannedFolder> OpenAsync(string folder, string? planFile, CancellationToken ct)
    {
        // Either takes a tenth of a second of one processor at the start of a command, most of it to load code.
        var named = Task.Run(() => Named(planFile), ct);
        var session = await DataSession.OpenAsync(folder, ct);
        try
        {
            var plan = await named;
            await WarehouseFailure.TranslateAsync(async () => plan ??= await StoredPlan.ReadAsync(session.Client, ct));
            return new PlannedFolder(session, plan!);
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    private static TrackingPlan? Named(string? file)
    {
        if (file is not null)
            return PlanFile.Load(file);
        PlanFile.Prepare();
        return null;
    }
}
