using Cairn.Model;
using Cairn.Protocols.Wire;

namespace Cairn.Protocols.Tests.Webhooks;

public sealed class SumsubTests
{
    private const string Path = "/v1/webhook/sumsub";

    [Theory]
    [InlineData("GREEN", "KYC Completed")]
    [InlineData("RED", "KYC Rejected")]
    public void The_verdict_of_a_review_is_an_event(string answer, string name)
    {
        var e = Decode.One(Path, Review(answer));
        (e.Name, e.UserId, e.OccurredAt).ShouldBe((name, "u1", Decode.Time("2026-01-04T10:00:00.500Z")));
        e.Identifiers.Single().ShouldBe(new("kyc_applicant", "ap1"));
        (Decode.Property(e, "applicant_id"), Decode.Property(e, "kyc_vendor"), Decode.Property(e, "reason")).ShouldBe(("ap1", "sumsub", "A,B"));
    }

    [Theory]
    [InlineData("1767520800500")]
    [InlineData("\"2026-01-04 10:00:00.500\"")]
    public void The_time_is_the_reviews_as_number_or_text(string time) =>
        Decode.One(Path, Review("GREEN", time)).OccurredAt.ShouldBe(Decode.Time("2026-01-04T10:00:00.500Z"));

    [Theory]
    [InlineData("""{"type":"applicantPending","applicantId":"ap1"}""")]
    [InlineData("""{"type":"applicantReviewed","applicantId":"ap1","reviewResult":null}""")]
    public void Other_steps_decide_nothing(string body) => Decode.All(Path, body).Single().SuppressedReason.ShouldBe(SuppressionReasons.KycStatus);

    [Fact]
    public void A_webhook_that_comes_twice_is_recognised_and_a_later_verdict_is_another()
    {
        var seen = new HashSet<MessageKey>();
        string[] bodies = [Review("RED"), Review("RED"), Review("GREEN", "1767530000000")];
        bodies.Select(body => seen.Add(MessageKey.Of(Decode.All(Path, body).Single()))).ShouldBe([true, false, true]);
    }

    [Fact]
    public void A_review_of_nobody_is_wrong() =>
        Decode.Problem(Path, """{"type":"applicantReviewed","reviewResult":{"reviewAnswer":"GREEN"}}""").Code.ShouldBe("identifier_missing");

    private static string Review(string answer, string createdAt = "1767520800500") => $$$"""
        {"type":"applicantReviewed","applicantId":"ap1","externalUserId":"u1","reviewStatus":"completed",
         "reviewResult":{"reviewAnswer":"{{{answer}}}","rejectLabels":["A","B"]},"createdAtMs":{{{createdAt}}}}
        """;
}
