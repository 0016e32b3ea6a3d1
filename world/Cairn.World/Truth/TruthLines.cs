using Cairn.World.Scenario;

namespace Cairn.World.Truth;

/// <summary>The columns of the CSV files and a line of each. For one thread.</summary>
internal sealed class TruthLines(ScenarioData scenario, Ids ids, long beginsAt)
{
    public const string Orders = "order_id,ordered_at,crm_id,email,place,payment_method,total,currency,items,refunded_at,refunded,tx_hash";
    public const string Crm = "crm_id,created_at,user_id,email,phone,country,orders,revenue,currency";
    public const string Kyc = "applicant_id,submitted_at,reviewed_at,answer,email,country";
    public const string Survey = "respondent_id,answered_at,order_number,email,answer,bought";
    public const string Spend = "campaign_id,date,name,channel,impressions,clicks,cost,currency";

    private const long Day = 86_400_000;

    private readonly CsvLine _line = new();

    /// <summary>An account's order has the CRM id, a guest's only an e-mail address.</summary>
    public ReadOnlySpan<byte> Of(in OrderRow row)
    {
        _line.Begin().Add(ids.OrderId(row.Key)).AddTime(row.At);
        _line.Add(row.KnownAs ? ids.CrmId(row.Person) : null).Add(row.KnownAs ? null : ids.Email(row.Person));
        _line.Add(row.Place).Add(scenario.PaymentMethods[row.Method]).AddMoney(row.Cents).Add(scenario.Currency).Add(row.Items);
        if (row.RefundedAt == 0)
            _line.Add(null).Add(null);
        else
            _line.AddTime(row.RefundedAt).AddMoney(row.RefundedCents);
        return _line.Add(row.Transaction == 0 ? null : ids.TransactionHash(row.Transaction)).End();
    }

    public ReadOnlySpan<byte> Of(in CrmRow row) => _line.Begin().Add(ids.CrmId(row.Person)).AddTime(row.CreatedAt)
        .Add(row.HasUserId ? ids.UserId(row.Person) : null).Add(ids.Email(row.Person)).Add(row.HasPhone ? ids.Phone(row.Person) : null)
        .Add(row.Country).Add(row.Orders).AddMoney(row.Cents).Add(scenario.Currency).End();

    public ReadOnlySpan<byte> Of(in KycRow row) => _line.Begin().Add(ids.ApplicantId(row.Person)).AddTime(row.SubmittedAt).AddTime(row.ReviewedAt)
        .Add(row.Approved ? "GREEN" : "RED").Add(row.HasEmail ? ids.Email(row.Person) : null).Add(row.Country).End();

    public ReadOnlySpan<byte> Of(in SurveyRow row)
    {
        var order = row.Order == 0 ? null : ids.OrderId(row.Order);
        if (order is not null && row.Mistyped)
            order = Mistype(order, (int)(row.Key % 64));
        return _line.Begin().Add(ids.RespondentId(row.Key)).AddTime(row.At).Add(order)
            .Add(row.HasEmail ? ids.Email(row.Person) : null).Add(row.Answer).Add(row.Bought ? "yes" : "no").End();
    }

    /// <summary>The invoice rounds half a cent up.</summary>
    public ReadOnlySpan<byte> Of(in SpendRow row)
    {
        var campaign = scenario.Campaigns[row.Campaign];
        return _line.Begin().Add(campaign.Id).AddDay(beginsAt + row.Day * Day).Add(campaign.Name).Add(campaign.Channel)
            .Add(row.Impressions).Add(row.Clicks).AddMoney((row.CentiCents + 50) / 100).Add(scenario.Currency).End();
    }

    /// <summary>Swaps two neighbours that differ, from a place within the number on.</summary>
    private static string Mistype(string order, int from)
    {
        const int prefix = 2;
        var places = order.Length - prefix - 1;
        for (var step = 0; step < places; step++)
        {
            var place = prefix + (from + step) % places;
            if (order[place] != order[place + 1])
                return order[..place] + order[place + 1] + order[place] + order[(place + 2)..];
        }

        return order;
    }
}
