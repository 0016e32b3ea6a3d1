using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cairn.Protocols.Wallets;
using Cairn.Protocols.Wire;

namespace Cairn.Protocols.Tests.Wallets;

/// <summary>The vectors of the reference implementation of EIP-4361.</summary>
public class SignInVectorTests
{
    [Fact]
    public void Every_good_message_is_read_as_it_was_meant()
    {
        var cases = Cases("parsing_positive.json");
        cases.Count.ShouldBe(19);
        foreach (var (name, one) in cases)
        {
            var (read, fields) = (SignInReader.Read((string)one!["message"]!), one["fields"]!);
            read.Domain.ShouldBe((string)fields["domain"]!, name);
            read.Address.ShouldBe((string)fields["address"]!, name);
            read.Uri.ShouldBe((string)fields["uri"]!, name);
            read.ChainId.ShouldBe((ulong)fields["chainId"]!, name);
            read.Nonce.ShouldBe((string)fields["nonce"]!, name);
            read.Statement.ShouldBe((string?)fields["statement"] ?? "", name);
            read.IssuedAt.ShouldBe(Time(fields["issuedAt"])!.Value, name);
            read.Resources.ShouldBe(fields["resources"]?.AsArray().Select(resource => (string)resource!) ?? [], name);
        }
    }

    [Fact]
    public void Every_bad_message_is_rejected()
    {
        var cases = Cases("parsing_negative.json");
        cases.Count.ShouldBe(29);
        foreach (var (name, message) in cases)
            Should.Throw<CallException>(() => SignInReader.Read((string)message!), name).Problem.Code.ShouldBe("sign_in_unreadable", name);
    }

    [Fact]
    public void Every_bad_set_of_fields_is_rejected()
    {
        var cases = Cases("parsing_negative_objects.json");
        cases.Count.ShouldBe(18);
        foreach (var (name, fields) in cases)
            Should.Throw<CallException>(() => SignInReader.Read(TextOf(fields!)), name);
    }

    [Fact]
    public void Every_good_signature_is_accepted()
    {
        var cases = Cases("verification_positive.json");
        cases.Count.ShouldBe(4);
        foreach (var (name, one) in cases)
            CodeOf(one!).ShouldBe("", name);
    }

    [Fact]
    public void Every_bad_signature_is_rejected_for_its_reason()
    {
        var codes = Cases("verification_negative.json").ToDictionary(one => one.Key, one => CodeOf(one.Value!));
        codes.ShouldBe(new Dictionary<string, string>
        {
            ["expired message"] = "sign_in_expired", ["custom time"] = "sign_in_expired", ["not yet valid"] = "sign_in_early",
            ["domain binding"] = "domain", ["custom nonce"] = "nonce", ["malformed signature"] = "signature_unreadable", ["wrong signature"] = "signature_wrong",
            ["invalid issuedAt"] = "sign_in_unreadable", ["invalid notBefore"] = "sign_in_unreadable", ["invalid expirationTime"] = "sign_in_unreadable",
        }, ignoreOrder: true);
    }

    /// <summary>Why a case proves nothing; empty when it does. Site and nonce are the collector's to hold: here it compares what it asked for.</summary>
    private static string CodeOf(JsonNode one)
    {
        var body = new JsonObject { ["message"] = TextOf(one), ["signature"] = (string)one["signature"]!, ["userId"] = "u1" };
        var now = Time(one["time"]) ?? Time(one["issuedAt"]) ?? DateTimeOffset.UnixEpoch;
        if (WalletProof.TryRead(JsonSerializer.SerializeToUtf8Bytes(body), now.ToUnixTimeMilliseconds(), out var problem) is not { } proof)
            return problem!.Code;
        if (one["domainBinding"] is { } domain && (string)domain! != proof.Message.Domain)
            return "domain";
        return one["matchNonce"] is { } nonce && (string)nonce! != proof.Message.Nonce ? "nonce" : "";
    }

    /// <summary>The message of a set of fields, each in its place (EIP-4361, "ABNF Message Format").</summary>
    private static string TextOf(JsonNode fields)
    {
        string Line(string name, string field) => fields[field] is { } value ? $"{name}: {value}\n" : "";
        var resources = fields["resources"]?.AsArray().Select(resource => $"\n- {resource}") is { } uris ? "Resources:" + string.Concat(uris) : "";
        return ($"{fields["domain"]} wants you to sign in with your Ethereum account:\n{fields["address"]}\n\n"
            + (fields["statement"] is { } statement ? $"{statement}\n" : "") + "\n"
            + Line("URI", "uri") + Line("Version", "version") + Line("Chain ID", "chainId") + Line("Nonce", "nonce") + Line("Issued At", "issuedAt")
            + Line("Expiration Time", "expirationTime") + Line("Not Before", "notBefore") + Line("Request ID", "requestId") + resources).TrimEnd('\n');
    }

    private static DateTimeOffset? Time(JsonNode? text) =>
        DateTimeOffset.TryParse((string?)text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    private static JsonObject Cases(string file) => JsonNode.Parse(File.ReadAllText(Repository.Shared("siwe", file)))!.AsObject();
}
