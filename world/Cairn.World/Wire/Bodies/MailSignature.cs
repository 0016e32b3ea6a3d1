using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Cairn.World.Wire.Bodies;

/// <summary>
/// Signs the mail provider's webhooks as SendGrid does: ECDSA with P-256 and SHA-256 over timestamp and body (FIPS 186-5,
/// section 6.4.1), in DER. The same text must give the same bytes, which the library's signatures do not: it draws a nonce for
/// each. Here nonces come from a fixed pool, by the text's hash. That gives the private key away to whoever sees two
/// signatures with one nonce, and loses nothing: the key is printed below.
/// </summary>
internal sealed class MailSignature
{
    private const string PrivateKey = "world mail webhook private key";
    private const int Nonces = 64;

    private static readonly BigInteger Order = BigInteger.Parse(
        "0ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", System.Globalization.NumberStyles.HexNumber);

    private static readonly Lazy<Nonce[]> Pool = new(MakePool);

    /// <summary>The public key, as DER of SubjectPublicKeyInfo in base 64.</summary>
    public static string PublicKey()
    {
        using var key = KeyOf(NumberOf(PrivateKey));
        return Convert.ToBase64String(key.ExportSubjectPublicKeyInfo());
    }

    /// <summary>The header's value, in base 64.</summary>
    /// <param name="signed">The timestamp and the body, one after the other.</param>
    public static string Of(ReadOnlySpan<byte> signed)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(signed, hash);
        var nonce = Pool.Value[hash[^1] % Nonces];
        var s = (nonce.Inverse * new BigInteger(hash, isUnsigned: true, isBigEndian: true) + nonce.Shift) % Order;

        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(nonce.R);
            writer.WriteInteger(s);
        }

        return Convert.ToBase64String(writer.Encode());
    }

    private static Nonce[] MakePool()
    {
        var key = NumberOf(PrivateKey);
        return [.. Enumerable.Range(0, Nonces).Select(index => MakeNonce(NumberOf("world mail webhook nonce " + index), key))];
    }

    /// <summary>With k the nonce, d the key and r the abscissa of k G: s = k^-1 (hash + r d) = Inverse hash + Shift.</summary>
    private static Nonce MakeNonce(BigInteger nonce, BigInteger key)
    {
        using var point = KeyOf(nonce);
        var r = new BigInteger(point.ExportParameters(false).Q.X, isUnsigned: true, isBigEndian: true) % Order;
        var inverse = BigInteger.ModPow(nonce, Order - 2, Order);
        return new Nonce(r, inverse, inverse * r % Order * key % Order);
    }

    private static BigInteger NumberOf(string text) =>
        new BigInteger(SHA256.HashData(Encoding.ASCII.GetBytes(text)), isUnsigned: true, isBigEndian: true) % Order;

    private static ECDsa KeyOf(BigInteger number)
    {
        var d = new byte[32];
        var digits = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        digits.CopyTo(d, d.Length - digits.Length);
        return ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = d });
    }

    private readonly record struct Nonce(BigInteger R, BigInteger Inverse, BigInteger Shift);
}
