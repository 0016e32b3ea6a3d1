using Cairn.Engine;

namespace Cairn.Import.Tests;

/// <summary>Reads Parquet files through the engine, as the command line does.</summary>
internal static class NamedQuery
{
    public static async Task<Stream> OpenAsync(EngineSupervisor engine, string path, CancellationToken ct)
    {
        var http = new HttpClient(engine.Endpoint.CreateHandler());
        return await http.GetStreamAsync(new Uri(engine.Endpoint.BaseAddress, "named/read_parquet?path=" + Uri.EscapeDataString(path)), ct);
    }
}
