using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cairn.Engine.Supervision;

/// <summary>Where the engine of a data folder can be reached; the engine writes it when it is ready.</summary>
/// <param name="Process">Its process id.</param>
/// <param name="Socket">Path of its Unix socket.</param>
/// <param name="Version">Version and build of Cairn that it runs.</param>
internal sealed partial record EngineAddress(int Process, string Socket, string Version)
{
    /// <summary>Reads what the engine wrote; null when there is none or it is being replaced.</summary>
    public static EngineAddress? Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), Json.Default.EngineAddress);
        }
        catch (Exception absent) when (absent is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Written beside and renamed: a reader sees all or nothing.</summary>
    public void Write(string path)
    {
        var draft = $"{path}.{Process}";
        File.WriteAllBytes(draft, JsonSerializer.SerializeToUtf8Bytes(this, Json.Default.EngineAddress));
        File.Move(draft, path, overwrite: true);
    }

    [JsonSerializable(typeof(EngineAddress))]
    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
    private sealed partial class Json : JsonSerializerContext;
}
