using System.Text;

namespace Cairn.Data.Secrets;

/// <summary>The key under which a data folder's networks are hashed; whoever has it can try addresses. Without the file, networks from then on have other hashes.</summary>
public static class NetworkSecret
{
    /// <summary>Its file in the data folder.</summary>
    public const string FileName = "network.secret";

    /// <summary>The key of a data folder; made where there is none.</summary>
    /// <exception cref="Cairn.Model.UserException">Its file cannot be read or made.</exception>
    public static byte[] OfFolder(string dataFolder)
    {
        ArgumentException.ThrowIfNullOrEmpty(dataFolder);
        return Encoding.ASCII.GetBytes(SecretFile.ReadOrCreate(Path.Combine(dataFolder, FileName)));
    }
}
