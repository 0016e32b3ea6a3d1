using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Cairn.Clients.Tests.Support;

namespace Cairn.Clients.Tests.Wallets;

/// <summary>An account of a chain signs in the words of EIP-4361, and the wallet becomes the user's.</summary>
public sealed class WalletTests(Lab lab)
{
    [Fact]
    public async Task What_a_wallet_signed_is_stored_once_as_proved()
    {
        var source = await lab.NewSourceAsync("wallet");
        await using var anvil = await Anvil.StartAsync();
        using var http = new HttpClient { BaseAddress = lab.Address };
        var account = await anvil.AccountAsync();
        using var given = await http.PostAsync("/v1/wallet/nonce", null, TestContext.Current.CancellationToken);
        var nonce = (string)(await given.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken))!["nonce"]!;
        var message = $"shop.example wants you to sign in with your Ethereum account:\n{account}\n\n\nURI: https://shop.example/\nVersion: 1\nChain ID: 31337\n"
            + $"Nonce: {nonce}\nIssued At: {TimeProvider.System.GetUtcNow():yyyy-MM-ddTHH:mm:ssZ}";
        var body = new { writeKey = source.Key, message, signature = await anvil.SignAsync(account, message), userId = "u1", anonymousId = "a1" };

        using var altered = await http.PostAsJsonAsync("/v1/wallet", body with { message = message.Replace("31337", "1", StringComparison.Ordinal) }, TestContext.Current.CancellationToken);
        altered.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var accepted = await http.PostAsJsonAsync("/v1/wallet", body, TestContext.Current.CancellationToken);
        accepted.StatusCode.ShouldBe(HttpStatusCode.OK, await accepted.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        using var again = await http.PostAsJsonAsync("/v1/wallet", body, TestContext.Current.CancellationToken);
        again.StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        var arrived = await lab.ArrivedAsync(source, 1);
        arrived.Events.Select(e => (e.Event, e.UserId, e.AnonymousId, e.Wallet, e.Flags)).ShouldBe([("$identify", "u1", "a1", account.ToLowerInvariant(), "wallet_proved")]);
        arrived.Quarantined.ShouldBeEmpty();
    }
}
