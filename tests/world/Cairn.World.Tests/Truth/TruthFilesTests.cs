using Cairn.World.Randomness;
using Cairn.World.Tests.Wire;
using Cairn.World.Truth;

namespace Cairn.World.Tests.Truth;

public sealed class TruthFilesTests : IDisposable
{
    private const long At = TruthFolder.BeginsAt + 3_723_004;

    private readonly TruthFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void an_accounts_order_has_the_crm_id_and_a_guests_the_address()
    {
        _folder.Write(feed =>
        {
            feed.Add(new OrderRow(At + 1, 11, 3, KnownAs: false, "store", 1, 5, 1, At + 9, 5, 99));
            feed.Add(new OrderRow(At, 10, 2, KnownAs: true, "web", 0, 123_450, 3, 0, 0, 0));
        });
        _folder.Text("orders.csv").ShouldBe(
            "order_id,ordered_at,crm_id,email,place,payment_method,total,currency,items,refunded_at,refunded,tx_hash\n" +
            $"{SmallWorld.Ids.OrderId(10)},2026-01-01T01:02:03.004Z,{SmallWorld.Ids.CrmId(2)},,web,card,1234.50,USD,3,,,\n" +
            $"{SmallWorld.Ids.OrderId(11)},2026-01-01T01:02:03.005Z,,{SmallWorld.Ids.Email(3)},store,paypal,0.05,USD,1,2026-01-01T01:02:03.013Z,0.05,{SmallWorld.Ids.TransactionHash(99)}\n");
    }

    [Fact]
    public void crm_and_vendor_know_what_they_know()
    {
        _folder.Write(feed =>
        {
            feed.Add(new CrmRow(At, 2, HasUserId: true, HasPhone: false, "DE", 4, -205));
            feed.Add(new KycRow(At, At + 1000, 2, HasEmail: true, Approved: false, "US"));
        });
        _folder.Lines("crm.csv").ShouldBe([$"{SmallWorld.Ids.CrmId(2)},2026-01-01T01:02:03.004Z,{SmallWorld.Ids.UserId(2)},{SmallWorld.Ids.Email(2)},,DE,4,-2.05,USD"]);
        _folder.Lines("kyc.csv").ShouldBe([$"{SmallWorld.Ids.ApplicantId(2)},2026-01-01T01:02:03.004Z,2026-01-01T01:02:04.004Z,RED,{SmallWorld.Ids.Email(2)},US"]);
    }

    [Fact]
    public void a_mistyped_order_number_has_two_neighbours_swapped()
    {
        var order = SmallWorld.Ids.OrderId(10);
        _folder.Write(feed =>
        {
            feed.Add(new SurveyRow(At, 1, 2, 10, Mistyped: true, HasEmail: false, "Email", Bought: true));
            feed.Add(new SurveyRow(At + 1, 2, 2, 10, Mistyped: false, HasEmail: true, "I don't remember", Bought: false));
        });
        var fields = _folder.Lines("survey.csv").Select(line => line.Split(',')).ToArray();
        var typed = fields[0][2];
        typed.ShouldNotBe(order);
        typed[..2].ShouldBe("o-");
        typed.Order().ShouldBe(order.Order());
        typed.Zip(order).Count(pair => pair.First != pair.Second).ShouldBe(2);
        fields[1].ShouldBe([SmallWorld.Ids.RespondentId(2), "2026-01-01T01:02:03.005Z", order, SmallWorld.Ids.Email(2), "I don't remember", "no"]);
    }

    [Fact]
    public void text_with_commas_and_quotation_marks_is_quoted()
    {
        _folder.Write(feed =>
        {
            feed.Add(new SurveyRow(At, 1, 2, 0, false, false, "a \"friend\", of mine\nor so", true));
            feed.Add(new SpendRow(31, 0, 1_000_000, 2_500, 123_456));
        });
        _folder.Text("survey.csv").ShouldEndWith(",,,\"a \"\"friend\"\", of mine\nor so\",yes\n");
        _folder.Lines("spend.csv").ShouldBe(["cmp-101,2026-02-01,\"spring \"\"sale\"\" & more\",Paid Search,1000000,2500,12.35,USD"]);
    }

    [Fact]
    public void rows_come_in_order_whoever_brings_them()
    {
        var rows = Enumerable.Range(0, 3_000).Select(index => new OrderRow(At + (long)(Mix.Of(8, (ulong)index) % 1000), (ulong)index, index, true, "web", 0, index, 1, 0, 0, 0)).ToArray();
        var counts = _folder.Write(feed => AddAll(feed, rows));
        var one = _folder.Text("orders.csv");
        _folder.Write([.. rows.Reverse().Chunk(700).Select(chunk => (Action<TruthFeed>)(feed => AddAll(feed, chunk)))]);

        _folder.Text("orders.csv").ShouldBe(one);
        _folder.Lines("orders.csv").Select(line => line.Split(',')[1]).ShouldBeInOrder();
        counts["orders.csv"].ShouldBe(3_000);
        counts["kyc.csv"].ShouldBe(0);
        _folder.Text("kyc.csv").ShouldBe("applicant_id,submitted_at,reviewed_at,answer,email,country\n");
        _folder.Left().ShouldBeEmpty();
    }

    private static void AddAll(TruthFeed feed, IEnumerable<OrderRow> rows)
    {
        foreach (var row in rows)
            feed.Add(row);
    }
}
