namespace Cairn.Cli.Tests.Cases;

/// <summary>A shop's log as CSV. Each order is worth another power of two, so that a sum says which orders it holds.</summary>
internal sealed class ShopLog
{
    public const string Mapping = """
        source: till
        event: { column: what }
        time: { column: at }
        identifiers: { anonymous_id: who }
        order_id: number
        value: sum
        currency: money
        traffic: { page_url: address, referrer: from }
        """;

    private readonly List<string> _rows = [];

    public IEnumerable<string> Lines => _rows.Prepend("at,what,who,address,from,number,sum,money");

    public IEnumerable<string> Reversed => _rows.AsEnumerable().Reverse().Prepend("at,what,who,address,from,number,sum,money");

    /// <summary>A page that somebody sees.</summary>
    public ShopLog Page(string at, string who, string address, string from = "")
    {
        _rows.Add($"{at},page_view,{who},{address},{from},,,");
        return this;
    }

    /// <summary>An order; its number is made of its buyer and its worth unless given.</summary>
    public ShopLog Order(string at, string who, decimal worth, string number = "", string currency = "USD")
    {
        _rows.Add($"{at},purchase,{who},https://lamps.example/done,https://lamps.example/pay,{(number.Length == 0 ? $"{who}-{worth:0}" : number)},{worth},{currency}");
        return this;
    }

    /// <summary>Money that goes back for an order.</summary>
    public ShopLog Refund(string at, string number, decimal sum, string currency = "USD")
    {
        _rows.Add($"{at},Order Refunded,desk,,,{number},{sum},{currency}");
        return this;
    }

    /// <summary>Somebody who comes to a page and buys three minutes later.</summary>
    public ShopLog Visit(decimal worth, string address, string from = "") =>
        Page("2026-05-04T08:00:00Z", $"w{worth:0}", address, from).Order("2026-05-04T08:03:00Z", $"w{worth:0}", worth);
}
