using System.Collections.Frozen;
using Cairn.Collector.Answers;
using Cairn.Model;
using Cairn.Protocols.Wallets;
using Microsoft.AspNetCore.Http;

namespace Cairn.Collector.SignIn;

/// <summary>
/// Whether a request to <c>/v1/wallet</c> proves that somebody owns a wallet: message, signature and times as the decoder holds them, and
/// what only the collector can know: that the site is one of ours, and that the nonce was given out and is used for the first time.
/// </summary>
/// <remarks>Source: EIP-4361, "Verifying a Signed Message" and "Domain Binding".</remarks>
/// <param name="domains">The sites, hosts with a port where they have one.</param>
/// <param name="nonces">Who gave the nonces out.</param>
internal sealed class SignInCheck(IEnumerable<string> domains, NonceBook nonces)
{
    private readonly FrozenSet<string> _domains = domains.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Holds a request of <see cref="Cairn.Protocols.WireProtocol.SignIn"/> whose body has arrived and whose sender is known.</summary>
    /// <returns>Why it proves nothing; null when it does.</returns>
    public ErrorAnswer? Check(HttpRequest http, ClientRequest request)
    {
        if (_domains.Count == 0)
            return new ErrorAnswer(403, "sign_in_off", "this collector takes no wallets' signatures, as it does not know which sites ask for them. Name them with `wallet_domains`.");
        if (WalletProof.TryRead(request.Body.Span, request.ReceivedAt, out var problem) is not { } proof)
            return new ErrorAnswer(400, problem!.Code, problem.Reason);
        if (!IsOurs(http, proof.Message.Domain))
            return new ErrorAnswer(403, "sign_in_domain", $"the message is for another site than this collector's or than the page that sent it. Ask for it in the name of one of {string.Join(", ", _domains.Order(StringComparer.Ordinal))}.");
        return nonces.Use(proof.Message.Nonce) switch
        {
            NonceUse.Good => null,
            NonceUse.Used => new ErrorAnswer(403, "nonce_used", "the message's nonce was used before. Ask for a new one, and have a new message signed."),
            NonceUse.TooMany => ErrorAnswer.NoMemory,
            _ => new ErrorAnswer(403, "nonce_unknown", $"this collector did not give the message's nonce out, or more than {NonceBook.Lifetime.TotalMinutes:0} minutes ago. Ask {NonceAction.Path} for one."),
        };
    }

    /// <summary>A browser says which page sends; what says nothing is a server.</summary>
    private bool IsOurs(HttpRequest http, string domain) =>
        _domains.Contains(domain)
        && (http.Headers.Origin.ToString() is not { Length: > 0 } origin
            || (Uri.TryCreate(origin, UriKind.Absolute, out var page) && string.Equals(page.Authority, domain, StringComparison.OrdinalIgnoreCase)));
}
