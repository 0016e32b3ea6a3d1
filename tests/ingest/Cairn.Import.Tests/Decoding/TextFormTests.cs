using Cairn.Model;

namespace Cairn.Import.Tests.Decoding;

public sealed class TextFormTests
{
    [Fact]
    public async Task A_mail_address_becomes_the_hash_that_requests_give_it()
    {
        const string hash = "973dfe463ec85785f5f95af5ba3906eedb2d931c24e69824a89ea65dba4e813b"; // of test@example.com
        var records = await Decode.RunAsync("t,mail\n1709294400, Test@Example.COM \n1709294400,n/a\n1709294400,\n",
            "source: test\nevent: page_view\ntime: t\nidentifiers: { email_sha256: { column: mail, hash: email } }\n");
        records[0].Event.Identifiers.ShouldBe([new Identifier("email_sha256", hash)]);
        records.Skip(1).ShouldAllBe(record => record.Outcome.Rejection!.Code == "identifier_missing");
    }

    [Fact]
    public async Task A_hashed_address_stands_nowhere_in_the_event()
    {
        var record = (await Decode.RunAsync("t,u,mail\n1709294400,u,a@shop.example\n",
            "source: test\nevent: page_view\ntime: t\nidentifiers: { user_id: u, email_sha256: { column: mail, hash: email } }\nrest: true\n")).Single();
        record.Event.Properties.ShouldBe("{}");
    }

    [Fact]
    public async Task Ids_can_be_brought_into_one_case_before_they_are_translated()
    {
        var e = (await Decode.RunAsync("t,u,ev\n1709294400,AbC-7,KAUF\n",
            "source: test\nevent: { column: ev, case: lower, names: { kauf: purchase } }\ntime: t\nidentifiers: { user_id: { column: u, case: lower } }\n")).Single().Event;
        (e.Name, e.UserId).ShouldBe(("Order Completed", "abc-7"));
    }

    [Fact]
    public async Task Order_ids_are_trimmed()
    {
        var records = await Decode.RunAsync("time,user,event,value,order\n2024-01-01,u,purchase,5, o-1 \n2024-01-01,u,purchase,5,o-1\n", Decode.Mapping + "order_id: order\n");
        records.Select(record => record.Event.OrderId).ShouldBe(["o-1", "o-1"]);
    }
}
