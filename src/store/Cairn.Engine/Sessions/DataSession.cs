using Cairn.Data;
using Cairn.Warehouse;

namespace Cairn.Engine.Sessions;

/// <summary>What a host needs to work with a data folder: the folder, its engine, and a client of its warehouse.</summary>
public sealed class DataSession : IAsyncDisposable
{
    private readonly EngineSupervisor _engine;

    private DataSession(DataFolder folder, EngineSupervisor engine, WarehouseClient client)
    {
        Folder = folder;
        _engine = engine;
        Client = client;
    }

    /// <summary>The data folder.</summary>
    public DataFolder Folder { get; }

    /// <summary>The engine's supervisor, which restarts it when it dies.</summary>
    public EngineSupervisor Engine => _engine;

    /// <summary>The client of the folder's warehouse, whose schema is up to date.</summary>
    public WarehouseClient Client { get; }

    /// <summary>Opens a data folder that exists.</summary>
    /// <param name="dataDir">Path of the folder.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <exception cref="Model.UserException">The folder or its engine cannot be used.</exception>
    public static Task<DataSession> OpenAsync(string dataDir, CancellationToken ct) => OpenAsync(dataDir, create: false, ct);

    /// <summary>Opens a data folder.</summary>
    /// <param name="dataDir">Path of the folder.</param>
    /// <param name="create">Whether a missing or empty folder becomes a data folder.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <exception cref="Model.UserException">The folder or its engine cannot be used.</exception>
    public static async Task<DataSession> OpenAsync(string dataDir, bool create, CancellationToken ct)
    {
        var folder = DataFolder.Open(dataDir, create);
        var engine = await EngineSupervisor.AcquireAsync(folder, new EngineOptions(), ct);
        var client = new WarehouseClient(engine.Endpoint);
        var session = new DataSession(folder, engine, client);
        try
        {
            await WarehouseFailure.TranslateAsync(() => Migrations.ApplyAsync(client, ct));
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    /// <summary>Closes the connections and gives the engine's lease back.</summary>
    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _engine.DisposeAsync();
    }
}
