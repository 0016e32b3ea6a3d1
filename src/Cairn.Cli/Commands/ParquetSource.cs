using Cairn.Model;

namespace Cairn.Cli.Commands;

/// <summary>Reads Parquet files through the engine's named query; no SQL leaves this process.</summary>
internal static class ParquetSource
{
    /// <summary>Opens a file as ClickHouse's TabSeparatedWithNames.</summary>
    /// <exception cref="UserException">The engine cannot read the file.</exception>
    public static async Task<Stream> OpenAsync(DataSession session, string path, CancellationToken ct)
    {
        // The answer's stream outlives this call and holds the connection, so the client is left to it.
        var http = new HttpClient(session.Engine.Endpoint.CreateHandler()) { Timeout = Timeout.InfiniteTimeSpan };
        var address = new Uri(session.Engine.Endpoint.BaseAddress, "named/read_parquet?path=" + Uri.EscapeDataString(path));
        var response = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, ct);
        if (!response.IsSuccessStatusCode)
            throw new UserException($"the engine cannot read {path}: {(await response.Content.ReadAsStringAsync(ct)).Trim()}",
                "Check that it is a whole Parquet file and that the engine's user may read it.");
        return await response.Content.ReadAsStreamAsync(ct);
    }
}
