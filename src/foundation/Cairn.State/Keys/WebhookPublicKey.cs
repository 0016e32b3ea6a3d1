using System.Security.Cryptography;
using Cairn.Model;

namespace Cairn.State.Keys;

/// <summary>The public key with which a webhook's sender signs.</summary>
public static class WebhookPublicKey
{
    /// <summary>Reads DER of SubjectPublicKeyInfo (RFC 5480) in base 64.</summary>
    /// <exception cref="UserException">It is no such key.</exception>
    public static ECDsa Import(string publicKey)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(publicKey), out _);
            return key;
        }
        catch (Exception damaged) when (damaged is FormatException or CryptographicException)
        {
            key.Dispose();
            throw new UserException("This is no ECDSA public key.", "Give the verification key as SendGrid's mail settings show it.", damaged);
        }
    }
}
