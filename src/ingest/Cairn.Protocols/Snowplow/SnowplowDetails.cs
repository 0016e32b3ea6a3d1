using System.Text;

namespace Cairn.Protocols.Snowplow;

/// <summary>
/// Under which names the members of structured events, page pings and transactions become properties: those of Segment's
/// e-commerce spec where it has them, Snowplow's own otherwise.
/// </summary>
/// <remarks>Source: Snowplow, "Snowplow tracker protocol", sections on structured events, page pings and transactions.</remarks>
internal static class SnowplowDetails
{
    /// <summary>The order's total, its currency and its id; of an item only the order's id counts, as its total has the rest.</summary>
    public static readonly SnowplowDetail Total = new("total", IsNumber: true), Currency = new("currency"), OrderId = new("order_id");

    private static readonly (byte[] Member, SnowplowDetail Detail)[] All =
    [
        Of("se_ca", new("category")), Of("se_la", new("label")), Of("se_pr", new("property")), Of("se_va", new("value", IsNumber: true)),
        Of("pp_mix", new("xoffset_min", IsNumber: true)), Of("pp_max", new("xoffset_max", IsNumber: true)),
        Of("pp_miy", new("yoffset_min", IsNumber: true)), Of("pp_may", new("yoffset_max", IsNumber: true)),
        Of("tr_id", OrderId), Of("tr_tt", Total), Of("tr_cu", Currency), Of("tr_af", new("affiliation")),
        Of("tr_tx", new("tax", IsNumber: true)), Of("tr_sh", new("shipping", IsNumber: true)),
        Of("tr_ci", new("city")), Of("tr_st", new("state")), Of("tr_co", new("country")),
        Of("ti_id", OrderId), Of("ti_sk", new("sku")), Of("ti_nm", new("name")), Of("ti_ca", new("category")),
        Of("ti_pr", new("price", IsNumber: true)), Of("ti_qu", new("quantity", IsNumber: true)), Of("ti_cu", Currency),
    ];

    /// <summary>What a member becomes; null when it is none of them.</summary>
    public static SnowplowDetail? Find(ReadOnlySpan<byte> member)
    {
        if (member.Length < 5 || member[2] != '_')
            return null;
        foreach (var (name, detail) in All)
            if (member.SequenceEqual(name))
                return detail;
        return null;
    }

    private static (byte[], SnowplowDetail) Of(string member, SnowplowDetail detail) => (Encoding.ASCII.GetBytes(member), detail);
}
