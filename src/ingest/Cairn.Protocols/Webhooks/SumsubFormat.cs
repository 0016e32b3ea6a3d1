using Cairn.Model;
using Cairn.Protocols.Wire;

namespace Cairn.Protocols.Webhooks;

/// <summary>
/// Sumsub's webhooks, one a request. Only the verdict of a review is an act; it may come more than once and hours late, so
/// its time and its id are the review's and not the delivery's.
/// </summary>
/// <remarks>Source: Sumsub, "User verification webhooks", type applicantReviewed.</remarks>
internal sealed class SumsubFormat : WireFormat
{
    public override void Split(ClientRequest request, ReadOnlySpan<byte> body, CallSpans calls) => calls.AddWhole(body);

    public override void Read(ReadOnlySpan<byte> body, CallSpan span, ClientRequest request, Call call)
    {
        var said = SumsubReview.Read(body);
        if (said.Type != "applicantReviewed" || said.Answer is not ("GREEN" or "RED"))
        {
            call.SuppressedReason = SuppressionReasons.KycStatus;
            return;
        }
        if (said.Applicant.Length == 0)
            throw new CallException("identifier_missing", "applicantId", "the review names no applicant.");
        var e = call.Event;
        e.Name = said.Answer == "GREEN" ? "KYC Completed" : "KYC Rejected";
        e.UserId = said.User;
        e.Identifiers = [new Identifier("kyc_applicant", said.Applicant)];
        e.OccurredAt = call.ClientTime = said.CreatedAt ?? request.ReceivedAt;
        var review = said.Review.Length > 0 ? said.Review : $"{e.OccurredAt}";
        e.MessageId = $"{said.Applicant}/{review}/{said.Answer}";
        e.Platform = Platforms.Server;
        using var properties = new PropertyText();
        properties.Add("applicant_id"u8, said.Applicant);
        properties.Add("kyc_vendor"u8, "sumsub");
        properties.Add("kyc_level"u8, said.Level);
        properties.Add("reason"u8, said.Labels);
        properties.Add("reject_type"u8, said.RejectType);
        e.Properties = properties.End();
    }
}
