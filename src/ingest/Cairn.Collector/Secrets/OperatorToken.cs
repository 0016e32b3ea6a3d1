using System.Security.Cryptography;
using System.Text;
using Cairn.Data.Secrets;
using Cairn.Model;

namespace Cairn.Collector.Secrets;

/// <summary>What an operator shows to see personal data: a secret in the data folder, which only the collector's own user may read.</summary>
public sealed class OperatorToken
{
    /// <summary>Its file in the data folder.</summary>
    public const string FileName = "operator.token";

    private const string Scheme = "Bearer ";
    private const int MaxLength = 1024;

    private readonly byte[] _hash;

    private OperatorToken(string text) => (Text, _hash) = (text, SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>The token itself.</summary>
    public string Text { get; }

    /// <summary>The token of a data folder; made where there is none.</summary>
    /// <exception cref="UserException">Its file cannot be read or made.</exception>
    public static OperatorToken OfFolder(string dataFolder)
    {
        ArgumentException.ThrowIfNullOrEmpty(dataFolder);
        return new OperatorToken(SecretFile.ReadOrCreate(Path.Combine(dataFolder, FileName)));
    }

    /// <summary>The token that stands in a file.</summary>
    /// <exception cref="UserException">The file cannot be read.</exception>
    public static OperatorToken Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new OperatorToken(SecretFile.Read(path));
    }

    /// <summary>Whether a header Authorization holds it. Takes as long for every wrong one.</summary>
    public bool IsIn(string authorization)
    {
        ArgumentNullException.ThrowIfNull(authorization);
        if (authorization.Length > MaxLength || !authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return false;
        var shown = SHA256.HashData(Encoding.UTF8.GetBytes(authorization[Scheme.Length..].Trim()));
        return CryptographicOperations.FixedTimeEquals(shown, _hash);
    }
}
