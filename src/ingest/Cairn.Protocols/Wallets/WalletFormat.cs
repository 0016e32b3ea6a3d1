using Cairn.Model;
using Cairn.Protocols.Wire;

namespace Cairn.Protocols.Wallets;

/// <summary>
/// A signed message by which somebody shows that a wallet is his: <c>{"message":..,"signature":..,"userId":..,"anonymousId":..}</c>. It becomes
/// an identify call that is flagged as proved. Signature and times are held here, also when a log is read again; site and nonce only by the
/// collector that gave the nonce out.
/// </summary>
internal sealed class WalletFormat : WireFormat
{
    public override void Split(ClientRequest request, ReadOnlySpan<byte> body, CallSpans calls) => calls.AddWhole(body);

    public override void Read(ReadOnlySpan<byte> body, CallSpan span, ClientRequest request, Call call)
    {
        var (proof, e) = (WalletProof.Read(body, request.ReceivedAt), call.Event);
        e.Name = IdentityCalls.Identify;
        (e.UserId, e.AnonymousId) = (proof.UserId, proof.AnonymousId);
        e.Identifiers = [new Identifier("wallet", WalletAddress.Normalised(proof.Message.Address))];
        e.MessageId = proof.Message.Nonce;
        e.OccurredAt = call.ClientTime = request.ReceivedAt;
        e.Platform = Platforms.OfAgent(System.Text.Encoding.UTF8.GetBytes(request.UserAgent));
        EventFlags.Add(e, EventFlags.WalletProved);
    }
}
