using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Cairn.Engine;

/// <summary>What an engine says of itself.</summary>
/// <param name="Process">Its process id.</param>
/// <param name="Version">Version and build of Cairn that it runs.</param>
/// <param name="Leases">The processes that need it.</param>
public sealed partial record EngineState(int Process, string Version, IReadOnlyList<int> Leases)
{
    internal static JsonTypeInfo<EngineState> Json => Texts.Default.EngineState;

    [JsonSerializable(typeof(EngineState))]
    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    private sealed partial class Texts : JsonSerializerContext;
}
