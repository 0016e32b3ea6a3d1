using System.Text.Json;
using Cairn.Model;
using Cairn.Protocols.Wire;

namespace Cairn.Protocols.Wallets;

/// <summary>A user's or device's claim that a wallet is his, with the message that the wallet signed.</summary>
public sealed class WalletProof
{
    private WalletProof(SignInMessage message, string text, string signature) => (Message, Text, Signature) = (message, text, signature);

    /// <summary>What was signed.</summary>
    public SignInMessage Message { get; }

    /// <summary>The user; empty where none is named.</summary>
    public string UserId { get; private init; } = "";

    /// <summary>The browser or app; empty where none is named.</summary>
    public string AnonymousId { get; private init; } = "";

    private string Text { get; }

    private string Signature { get; }

    /// <summary>Reads the body of a request to <c>/v1/wallet</c> and holds signature and times.</summary>
    /// <param name="body">The body.</param>
    /// <param name="now">When it has to hold, milliseconds since 1970-01-01T00:00:00Z.</param>
    /// <param name="problem">Why it is none; null when it is one.</param>
    /// <returns>The proof, or null.</returns>
    public static WalletProof? TryRead(ReadOnlySpan<byte> body, long now, out DecodeProblem? problem)
    {
        problem = null;
        try
        {
            return Read(body, now);
        }
        catch (CallException wrong)
        {
            problem = wrong.Problem;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            problem = new DecodeProblem("body_unreadable", "body", "the body is no JSON object with 'message' and 'signature'.");
        }
        return null;
    }

    /// <exception cref="CallException">It is no proof.</exception>
    internal static WalletProof Read(ReadOnlySpan<byte> body, long now)
    {
        string message = "", signature = "", user = "", anonymous = "";
        var json = new Utf8JsonReader(body, WireJson.Call);
        WireJson.EnterObject(ref json, "the body");
        while (WireJson.NextMember(ref json))
        {
            var name = json.GetString();
            json.Read();
            switch (name)
            {
                case "message": message = WireJson.Text(ref json, "message"); break;
                case "signature": signature = WireJson.Text(ref json, "signature"); break;
                case "userId": user = WireJson.Text(ref json, "userId"); break;
                case "anonymousId": anonymous = WireJson.Text(ref json, "anonymousId"); break;
                default: json.Skip(); break;
            }
        }
        if (user.Length == 0 && anonymous.Length == 0)
            throw new CallException("identifier_missing", "userId", "the proof does not say whose the wallet is. Send a userId or an anonymousId.");
        var proof = new WalletProof(SignInReader.Read(message), message, signature) { UserId = user, AnonymousId = anonymous };
        proof.Check(DateTimeOffset.FromUnixTimeMilliseconds(now));
        return proof;
    }

    private void Check(DateTimeOffset now)
    {
        if (Message.ExpirationTime <= now)
            throw new CallException("sign_in_expired", "message", $"the message held until {Message.ExpirationTime:u}. Have a new one signed.");
        if (Message.NotBefore > now)
            throw new CallException("sign_in_early", "message", $"the message does not hold before {Message.NotBefore:u}. Send it then.");
        switch (WalletSignature.SignerOf(Text, Signature))
        {
            case null:
                throw new CallException("signature_unreadable", "signature", "no account can have made the signature: 0x and 65 bytes of r, s and v are asked for. Send what personal_sign gave.");
            case { } signer when signer != Message.Address:
                throw new CallException("signature_wrong", "signature",
                    "another account than the message names signed it, or the message was changed afterwards. Send the text exactly as it was signed.");
        }
    }
}
