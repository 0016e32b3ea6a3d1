using Cairn.World.Randomness;
using Cairn.World.Scenario;
using Cairn.World.Text;
using Cairn.World.Wire.Texts;

namespace Cairn.World.Wire.Rendering;

/// <summary>Writes the properties of wallets, tokens, trades and identity checks, each with a comma at its end.</summary>
internal sealed class FinanceMembers(WireTexts texts)
{
    private const EventFields Any = EventFields.Wallet | EventFields.Transaction | EventFields.Tokens | EventFields.Identity | EventFields.Trade;

    private static readonly string[] WalletTypes = ["browser_extension", "mobile", "hardware", "smart_contract"];

    public void Add(Utf8Text text, in Signal signal, EventFields fields, NumberMembers numbers)
    {
        if ((fields & Any) == 0)
            return;

        var ids = texts.World.Ids;
        if ((fields & EventFields.Wallet) != 0)
        {
            text.Add("\"wallet\":\""u8).Add(ids.Wallet(signal.Person)).Add("\",\"wallet_type\":\""u8);
            text.Add(WalletTypes[Mix.Of((ulong)signal.Person, 0x3A11) % (ulong)WalletTypes.Length]).Add("\",\"chain_id\":1,"u8);
        }

        if ((fields & EventFields.Transaction) != 0)
            text.Add("\"tx_hash\":\""u8).Add(ids.TransactionHash(signal.Subject)).Add("\","u8);
        if ((fields & EventFields.Tokens) != 0)
            AddTokens(text, signal, numbers);
        if ((fields & EventFields.Identity) != 0)
        {
            text.Add("\"kyc_level\":\"standard\",\"kyc_vendor\":\"sumsub\",\"country\":\""u8).Add(texts.RegionOf(signal).Country).Add("\","u8);
            if ((fields & EventFields.Order) != 0)
                text.Add("\"applicant_id\":\""u8).Add(ids.ApplicantId(signal.Person)).Add("\","u8);
        }

        if ((fields & EventFields.Trade) != 0)
        {
            text.Add("\"asset\":\""u8).Add(TokenPairs.Asset(signal.Product)).Add("\",\"side\":\""u8);
            text.Add(Mix.Of(signal.Subject, 0x51DE) % 3 == 0 ? "sell"u8 : "buy"u8).Add("\","u8);
        }
    }

    private static void AddTokens(Utf8Text text, in Signal signal, NumberMembers numbers)
    {
        var (given, received) = TokenPairs.Of(signal.Product);
        text.Add("\"token_in\":\""u8).Add(given.Name).Add("\",\"token_out\":\""u8).Add(received.Name).Add("\","u8);
        numbers.AddTokens(text, signal, "amount_in"u8, signal.Cents * 1_000_000 / given.Cents, given.Name);
        numbers.AddTokens(text, signal, "amount_out"u8, signal.Cents * 1_000_000 / received.Cents, received.Name);
    }
}
