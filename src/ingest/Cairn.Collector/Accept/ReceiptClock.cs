using System.Globalization;
using System.Text;
using Cairn.Model;
using Cairn.Protocols;
using Microsoft.AspNetCore.Http;

namespace Cairn.Collector.Accept;

/// <summary>
/// Says when requests were received. A clock that cannot be right (a machine without a battery begins in 1970) must cost no events:
/// requests are answered 503 until it is set.
/// </summary>
/// <param name="time">The collector's clock.</param>
/// <param name="trustsReceipt">Whether senders are believed (<see cref="CollectorOptions.TrustsReceipt"/>).</param>
internal sealed class ReceiptClock(TimeProvider time, bool trustsReceipt)
{
    /// <summary>What is wrong with a clock; empty when it may be right.</summary>
    public static string Problem(TimeProvider time)
    {
        var now = time.GetUtcNow();
        return IsPossible(now.ToUnixTimeMilliseconds())
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $"the machine's clock says {now:yyyy-MM-dd}, which cannot be; requests are answered 503 until it is set");
    }

    /// <summary>The time of receipt, Unix milliseconds: what the sender states, where that counts, otherwise now.</summary>
    /// <returns>Null when the clock cannot be right.</returns>
    public long? ReceiptOf(HttpRequest http)
    {
        if (trustsReceipt && http.Headers.TryGetValue(CollectorOptions.ReceiptHeader, out var stated)
            && IsoTime.TryParse(Encoding.ASCII.GetBytes(stated.ToString()), out var milliseconds, out var hasZone) && hasZone)
            return milliseconds;
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        return IsPossible(now) ? now : null;
    }

    private static bool IsPossible(long milliseconds) => milliseconds >= RequestDecoder.Earliest && milliseconds < RequestDecoder.Latest;
}
