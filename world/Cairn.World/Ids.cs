using System.Globalization;
using Cairn.World.Randomness;

namespace Cairn.World;

/// <summary>
/// Every id of the world, made of the seed and a number. Each kind has a space of its own, none shows the person behind it,
/// and none collides within its kind: <see cref="Mix"/> is a bijection.
/// </summary>
/// <param name="seed">The world's seed.</param>
public sealed class Ids(ulong seed)
{
    private const string Base32 = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>The user id of the site.</summary>
    public string UserId(int person) => "usr_" + Short(Key(1, (ulong)person));

    /// <summary>The e-mail address, in a domain that is reserved for examples (RFC 2606).</summary>
    public string Email(int person) => Short(Key(2, (ulong)person)) + "@example.com";

    /// <summary>The telephone number, in E.164's unassigned country code 999.</summary>
    public string Phone(int person) => "+999" + (Key(3, (ulong)person) % 10_000_000_000).ToString("0000000000", CultureInfo.InvariantCulture);

    /// <summary>The customer's id in the CRM.</summary>
    public string CrmId(int person) => "003" + Short(Key(4, (ulong)person));

    /// <summary>The applicant's id at the identity check's vendor: 24 hexadecimal digits.</summary>
    public string ApplicantId(int person) => Key(5, (ulong)person).ToString("x16", CultureInfo.InvariantCulture) + ((uint)Key(6, (ulong)person)).ToString("x8", CultureInfo.InvariantCulture);

    /// <summary>The respondent's id in the survey.</summary>
    public string RespondentId(ulong key) => "R_" + Short(Mix.Of(seed ^ 7, key));

    /// <summary>The address of a person's wallet: 20 bytes.</summary>
    public string Wallet(int person) =>
        "0x" + Hex(Key(8, (ulong)person)) + Hex(Key(9, (ulong)person)) + ((uint)Key(10, (ulong)person)).ToString("x8", CultureInfo.InvariantCulture);

    /// <summary>The anonymous id that a browser or an app keeps: a UUID of version 4.</summary>
    public string AnonymousId(ulong key) => Uuid(Mix.Of(seed ^ 11, key), Mix.Of(seed ^ 12, key));

    /// <summary>The order number.</summary>
    public string OrderId(ulong key) => "o-" + Short(Mix.Of(seed ^ 13, key));

    /// <summary>The hash of a transaction: 32 bytes.</summary>
    public string TransactionHash(ulong key) =>
        "0x" + Hex(Mix.Of(seed ^ 14, key)) + Hex(Mix.Of(seed ^ 15, key)) + Hex(Mix.Of(seed ^ 16, key)) + Hex(Mix.Of(seed ^ 17, key));

    /// <summary>The UUID within a message id.</summary>
    public string MessageUuid(ulong key) => Uuid(Mix.Of(seed ^ 18, key), Mix.Of(seed ^ 19, key));

    /// <summary>Any other key as 13 letters and digits.</summary>
    public string Other(ulong kind, ulong key) => Short(Mix.Of(seed ^ (100 + kind), key));

    private ulong Key(ulong kind, ulong number) => Mix.Of(seed ^ (kind << 56) ^ number);

    private static string Hex(ulong value) => value.ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>64 bits as 13 digits of Crockford's base 32.</summary>
    private static string Short(ulong value) => string.Create(13, value, static (text, rest) =>
    {
        for (var i = text.Length - 1; i >= 0; i--, rest >>= 5)
            text[i] = Base32[(int)(rest & 31)];
    });

    /// <summary>RFC 9562, section 5.4: version 4, variant 10. By hand, as two of them are in every call.</summary>
    private static string Uuid(ulong high, ulong low) => string.Create(
        36,
        ((high & ~0xF000UL) | 0x4000, (low & (~0UL >> 2)) | (1UL << 63)),
        static (text, halves) =>
        {
            var (high, low) = halves;
            for (var i = text.Length - 1; i >= 0; i--)
            {
                if (i is 8 or 13 or 18 or 23)
                {
                    text[i] = '-';
                    continue;
                }

                ref var half = ref i > 18 ? ref low : ref high;
                text[i] = "0123456789abcdef"[(int)(half & 15)];
                half >>= 4;
            }
        });
}
