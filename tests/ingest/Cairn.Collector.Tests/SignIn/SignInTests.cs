using System.Text;
using System.Text.Json.Nodes;
using Cairn.Collector.SignIn;
using Cairn.Collector.Tests.Support;
using Cairn.Model;
using Cairn.Protocols;
using Cairn.Protocols.Wire;

namespace Cairn.Collector.Tests.SignIn;

/// <summary>A wallet is somebody's once it signed so, here and now.</summary>
public sealed class SignInTests
{
    /// <summary>Account 0 of a local development chain (anvil, hardhat): its key is public, and so is a signature of it over "hello".</summary>
    private static readonly TestWallet Wallet = new("ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80");

    [Fact]
    public void The_wallet_of_these_tests_signs_as_the_chains_own_account_does()
    {
        Wallet.Address.ShouldBe("0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266");
        Wallet.Sign("hello").ShouldStartWith("0xf16ea9a3");
        Wallet.Sign("hello").ShouldEndWith("4311c");
    }

    [Fact]
    public async Task A_signed_message_links_the_wallet_once()
    {
        await using var collector = await StartAsync();
        var message = Wallet.Message(await NonceAsync(collector));
        var body = TestWallet.Body(message, Wallet.Sign(message));
        using (var accepted = await collector.PostAsync("/v1/wallet", body))
            ((int)accepted.StatusCode).ShouldBe(200);
        var e = EventOf(collector);
        (e.Name, e.UserId, e.Flags).ShouldBe(("$identify", "u1", EventFlags.WalletProved));
        e.Identifiers.ShouldBe([new Identifier("wallet", Wallet.Address.ToLowerInvariant())]);

        foreach (var path in new[] { "/v1/wallet", "/wallet/", "/v1//wallet?x=1" })
        {
            using var again = await collector.PostAsync(path, body);
            await again.ShouldRejectAsync(403, "nonce_used");
        }
        collector.Stored().Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("altered", 400, "signature_wrong")]
    [InlineData("another wallet's", 400, "signature_wrong")]
    [InlineData("no signature", 400, "signature_unreadable")]
    [InlineData("another site", 403, "sign_in_domain")]
    [InlineData("another page", 403, "sign_in_domain")]
    [InlineData("own nonce", 403, "nonce_unknown")]
    [InlineData("expired", 400, "sign_in_expired")]
    [InlineData("early", 400, "sign_in_early")]
    [InlineData("nobody's", 400, "identifier_missing")]
    [InlineData("no message", 400, "sign_in_unreadable")]
    [InlineData("no json", 400, "body_unreadable")]
    public async Task What_proves_nothing_is_rejected_with_its_reason_and_stored_nowhere(string what, int status, string code)
    {
        await using var collector = await StartAsync();
        var nonce = await NonceAsync(collector);
        var message = what switch
        {
            "another site" => Wallet.Message(nonce, "evil.example"),
            "own nonce" => Wallet.Message("12345678"),
            "expired" => Wallet.Message(nonce, more: "\nExpiration Time: 2026-01-06T08:00:00Z"),
            "early" => Wallet.Message(nonce, more: "\nNot Before: 2126-01-06T08:00:00Z"),
            "no message" => "hello",
            _ => Wallet.Message(nonce),
        };
        var signature = what switch
        {
            "another wallet's" => new TestWallet(new string('1', 64)).Sign(message),
            "no signature" => "0x12",
            _ => Wallet.Sign(message),
        };
        var sent = what == "altered" ? message.Replace("Chain ID: 1", "Chain ID: 2", StringComparison.Ordinal) : message;
        var body = what == "no json" ? "hello" : TestWallet.Body(sent, signature, what == "nobody's" ? "" : "u1");
        using var rejected = what == "another page"
            ? await collector.PostAsync("/v1/wallet", body, TestCollector.Key, ("Origin", "https://evil.example"))
            : await collector.PostAsync("/v1/wallet", body);
        await rejected.ShouldRejectAsync(status, code);
        collector.Stored().ShouldBeEmpty();
        collector.Defects.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_sites_no_signature_is_taken()
    {
        await using var collector = await TestCollector.StartAsync(null, Nonces);
        var message = Wallet.Message(await NonceAsync(collector));
        using var rejected = await collector.PostAsync("/v1/wallet", TestWallet.Body(message, Wallet.Sign(message)));
        await rejected.ShouldRejectAsync(403, "sign_in_off");
    }

    [Fact]
    public async Task Without_a_key_no_signature_is_taken()
    {
        await using var collector = await StartAsync();
        var message = Wallet.Message(await NonceAsync(collector));
        using var rejected = await collector.PostAsync("/v1/wallet", TestWallet.Body(message, Wallet.Sign(message)), key: null);
        await rejected.ShouldRejectAsync(401, "key_missing");
    }

    private static Task<TestCollector> StartAsync() =>
        TestCollector.StartAsync(options => options with { WalletDomains = ["shop.example", "localhost:3000"] }, Nonces);

    private static CollectorParts Nonces(CollectorParts parts)
    {
        var nonces = new NonceBook(TimeProvider.System);
        return parts with { Nonces = nonces, Actions = new Dictionary<string, Microsoft.AspNetCore.Http.RequestDelegate> { [NonceAction.Path] = new NonceAction(nonces).AnswerAsync } };
    }

    private static async Task<string> NonceAsync(TestCollector collector)
    {
        using var given = await collector.PostAsync(NonceAction.Path, "");
        return (string)JsonNode.Parse(await given.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["nonce"]!;
    }

    private static Event EventOf(TestCollector collector)
    {
        var decoder = new RequestDecoder();
        var stored = collector.Stored().Single();
        var receivedAt = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        decoder.Open(new ClientRequest { Path = stored.Path, Source = stored.Source, Body = Encoding.UTF8.GetBytes(stored.Body), ReceivedAt = receivedAt }).ShouldBe(1);
        var call = new Call();
        decoder.Read(0, call);
        call.Problem.ShouldBeNull();
        return call.Event;
    }
}
