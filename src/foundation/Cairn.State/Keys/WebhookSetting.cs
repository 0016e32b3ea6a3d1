using System.Security.Cryptography;
using Cairn.Model;

namespace Cairn.State.Keys;

/// <summary>Checks what an operator says about webhooks before it is kept.</summary>
internal static class WebhookSetting
{
    private const int MaxSecretsLength = 16 * 1024;
    private const int MaxSecrets = 8;
    private const string PemBegin = "-----BEGIN";

    /// <summary>The record to keep.</summary>
    /// <exception cref="UserException">There is no secret, a public key cannot be read, or the address is none.</exception>
    public static WebhookRecord Check(string source, WebhookKind kind, string secrets, string url, long now)
    {
        var lines = Lines(secrets);
        if (lines.Length is 0 or > MaxSecrets || secrets.Length > MaxSecretsLength)
            throw new UserException($"The file has {lines.Length} secrets.", $"Put one secret on a line, at most {MaxSecrets}.");
        if (kind.IsPublicKey)
            foreach (var line in lines)
                WebhookPublicKey.Import(line).Dispose();
        if (url.Length > 0 && (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")))
            throw new UserException($"'{url}' is no address.", "Give --url as the sender's settings have it, for example https://events.example.com/v1/webhook/twilio");
        return new WebhookRecord(source, kind.Name, string.Join('\n', lines), url, now);
    }

    /// <summary>One secret a line; a public key as PEM becomes one line too.</summary>
    private static string[] Lines(string secrets)
    {
        if (!secrets.TrimStart().StartsWith(PemBegin, StringComparison.Ordinal))
            return secrets.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (!PemEncoding.TryFind(secrets, out var pem))
            throw new UserException("The file begins like a PEM file and is none.", "Give the public key as the sender shows it.");
        return [secrets[pem.Base64Data].ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal)];
    }
}
