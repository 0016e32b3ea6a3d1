using System.Security.Cryptography;
using System.Text;
using Cairn.World.Randomness;
using Cairn.World.Text;
using Cairn.World.Wire.Texts;

namespace Cairn.World.Wire.Bodies;

/// <summary>The identity check's webhook in Sumsub's shape: applicantReviewed, with an HMAC-SHA256 over the body.</summary>
internal sealed class KycRequest(CallParts parts) : IRequestText
{
    private static readonly string[] Labels = ["BAD_PROOF_OF_IDENTITY", "DOCUMENT_DAMAGED", "SELFIE_MISMATCH", "ADDITIONAL_DOCUMENT_REQUIRED"];

    private readonly byte[] _key = Encoding.UTF8.GetBytes(Senders.KycSecret);
    private readonly Utf8Text _body = new();

    public void Add(Utf8Text text, ReadOnlySpan<Signal> calls)
    {
        _body.Clear();
        AddBody(_body, calls[0]);
        Span<byte> digest = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key, _body.Written, digest);

        text.Add(",\"method\":\"POST\",\"path\":\""u8).Add(Senders.KycPath).Add("\",\"headers\":{\"Content-Type\":\"application/json\","u8);
        text.Add("\"X-Payload-Digest\":\""u8).Add(Convert.ToHexStringLower(digest));
        text.Add("\",\"X-Payload-Digest-Alg\":\"HMAC_SHA256_HEX\"},\"body\":"u8).Add(_body.Written);
    }

    private void AddBody(Utf8Text text, in Signal signal)
    {
        var ids = parts.Texts.World.Ids;
        text.Add("{\"applicantId\":\""u8).Add(ids.ApplicantId(signal.Person));
        text.Add("\",\"correlationId\":\""u8).Add(MessageIds.Of(signal, ids));
        text.Add("\",\"levelName\":\"standard\","u8);
        if (WireTexts.Has(signal, SignalMarks.CarriesUserId))
            text.Add("\"externalUserId\":\""u8).Add(parts.Texts.UserId(signal)).Add("\","u8);
        text.Add("\"type\":\"applicantReviewed\",\"reviewStatus\":\"completed\",\"reviewResult\":{"u8);
        if (!WireTexts.Has(signal, SignalMarks.Rejected))
        {
            text.Add("\"reviewAnswer\":\"GREEN\"}"u8);
        }
        else
        {
            var draw = Mix.Of(signal.Message, 0x4A0);
            text.Add("\"reviewAnswer\":\"RED\",\"reviewRejectType\":\""u8).Add(draw % 3 == 0 ? "FINAL"u8 : "RETRY"u8);
            text.Add("\",\"rejectLabels\":[\""u8).Add(Labels[(draw >> 8) % (ulong)Labels.Length]).Add("\"]}"u8);
        }

        text.Add(",\"createdAtMs\":\""u8);
        AddVendorTime(text, signal.HappenedAt);
        text.Add("\"}"u8);
    }

    /// <summary>The vendor writes UTC with a space and without a zone: <c>2026-01-05 08:00:00.123</c>.</summary>
    private static void AddVendorTime(Utf8Text text, long at)
    {
        var start = text.Length;
        text.AddTime(at);
        text.Replace(start + 10, (byte)' ');
        text.CutTo(text.Length - 1);
    }
}
