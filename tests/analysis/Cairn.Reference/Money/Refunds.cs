using Cairn.Reference.Journeys;

namespace Cairn.Reference.Money;

/// <summary>docs/journeys.md, "Refunds".</summary>
internal sealed class Refunds(IReadOnlyList<ReferenceEvent> events, ReferencePlan plan, Exchange exchange)
{
    /// <summary>What is left of a conversion's money, in its own currency.</summary>
    public decimal Net(Act conversion)
    {
        var money = conversion.Money ?? 0;
        if (plan.RefundEvent.Length == 0 || conversion.OrderId.Length == 0 || money <= 0)
            return money;
        var refunded = events
            .Where(told => told.Event == plan.RefundEvent && told.OrderId.Trim() == conversion.OrderId)
            .Sum(told => Amount(told, conversion.Currency));
        return money - Math.Min(money, refunded);
    }

    /// <summary>What a refund takes off, in a currency; 0 when no rate leads there.</summary>
    private decimal Amount(ReferenceEvent refund, string currency) =>
        exchange.Convert(Math.Abs(refund.Value ?? 0), refund.Currency.Length > 0 ? refund.Currency : currency, currency, refund.AtMs) ?? 0;
}
