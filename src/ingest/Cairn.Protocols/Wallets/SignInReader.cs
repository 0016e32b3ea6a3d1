using System.Globalization;
using System.Text.RegularExpressions;
using Cairn.Model;
using Cairn.Protocols.Wire;

namespace Cairn.Protocols.Wallets;

/// <summary>Takes the text of a sign-in message apart, line by line and to the letter: a wallet signed the bytes, not their meaning.</summary>
/// <remarks>Source: EIP-4361, "ABNF Message Format"; RFC 3986 for authority and URIs, RFC 3339 for times.</remarks>
internal sealed partial class SignInReader
{
    /// <summary>The longest message, in characters.</summary>
    public const int MaxLength = 8 * 1024;

    private const string Preamble = " wants you to sign in with your Ethereum account:";

    private readonly string[] _lines;
    private int _next;

    private SignInReader(string text) => _lines = text.Split('\n');

    /// <exception cref="CallException">The text is no such message.</exception>
    public static SignInMessage Read(string text)
    {
        if (text.Length > MaxLength)
            throw Wrong($"it has {text.Length:N0} characters, and such messages at most {MaxLength:N0}");
        return new SignInReader(text).Read();
    }

    private SignInMessage Read()
    {
        var domain = Domain();
        var address = Next("the wallet's address");
        if (!WalletAddress.Is(address) || !WalletAddress.HasChecksum(address))
            throw Wrong("its second line is no address with a checksum (EIP-55)");
        var statement = Statement();
        var uri = Uri(Member("URI: "), "URI");
        if (Member("Version: ") != "1")
            throw Wrong("its version is not 1");
        if (!ulong.TryParse(Member("Chain ID: "), NumberStyles.None, CultureInfo.InvariantCulture, out var chain))
            throw Wrong("its chain id is no number");
        var nonce = Member("Nonce: ");
        if (!NonceText().IsMatch(nonce))
            throw Wrong("its nonce is not made of eight or more letters and digits");
        var issued = Time(Member("Issued At: "), "Issued At");
        var expires = MemberIfAny("Expiration Time: ") is { } end ? Time(end, "Expiration Time") : (DateTimeOffset?)null;
        var notBefore = MemberIfAny("Not Before: ") is { } start ? Time(start, "Not Before") : (DateTimeOffset?)null;
        var request = MemberIfAny("Request ID: ");
        if (request is not null && !RequestText().IsMatch(request))
            throw Wrong("its request id has characters that none has");
        var resources = Resources();
        if (_next < _lines.Length)
            throw Wrong($"its line {_next + 1} is not one that may stand there");
        return new SignInMessage(domain, address, uri, chain, nonce, issued, expires, notBefore) { Statement = statement, RequestId = request, Resources = resources };
    }

    private string Domain()
    {
        var line = Next("the site");
        if (!line.EndsWith(Preamble, StringComparison.Ordinal))
            throw Wrong("its first line does not say which site asks for the signature");
        var domain = line[..^Preamble.Length];
        if (SchemeText().Match(domain) is { Success: true } scheme)
            domain = domain[scheme.Length..];
        return AuthorityText().IsMatch(domain) ? domain : throw Wrong("its first line does not begin with the site's domain");
    }

    /// <summary>A statement of one line between two empty ones; without it the two stand alone.</summary>
    private string Statement()
    {
        Empty();
        if (_next < _lines.Length && _lines[_next].Length == 0)
        {
            _next++;
            return "";
        }
        var statement = Next("a statement");
        if (!StatementText().IsMatch(statement))
            throw Wrong("its statement has characters that none has");
        Empty();
        return statement;
    }

    private string[] Resources()
    {
        if (_next == _lines.Length || _lines[_next] != "Resources:")
            return [];
        _next++;
        var resources = new List<string>();
        while (MemberIfAny("- ") is { } resource)
            resources.Add(Uri(resource, "resource"));
        return [.. resources];
    }

    private void Empty()
    {
        if (Next("an empty line").Length > 0)
            throw Wrong($"its line {_next} is not empty");
    }

    private string Member(string name) => MemberIfAny(name) ?? throw Wrong($"its line {_next + 1} does not begin with '{name}'");

    private string? MemberIfAny(string name) =>
        _next < _lines.Length && _lines[_next].StartsWith(name, StringComparison.Ordinal) ? _lines[_next++][name.Length..] : null;

    private string Next(string what) => _next < _lines.Length ? _lines[_next++] : throw Wrong($"it ends before {what}");

    private static string Uri(string text, string name) =>
        UriText().IsMatch(text) && System.Uri.TryCreate(text, UriKind.Absolute, out _) ? text : throw Wrong($"its {name} is no URI");

    private static DateTimeOffset Time(string text, string name) =>
        TimeText().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw Wrong($"its '{name}' is no time such as 2026-01-05T08:00:00Z");

    private static CallException Wrong(string what) =>
        new("sign_in_unreadable", "message", $"the message is none of EIP-4361: {what}. Have the wallet sign the text as the library makes it.");

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9+.-]*://")]
    private static partial Regex SchemeText();

    [GeneratedRegex(@"^(?:[A-Za-z0-9._~!$&'()*+,;=:%-]*@)?(?:\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._~!$&'()*+,;=%-]+)(?::[0-9]*)?\z")]
    private static partial Regex AuthorityText();

    [GeneratedRegex(@"^[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;= -]+\z")]
    private static partial Regex StatementText();

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9+.-]*:[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]+\z")]
    private static partial Regex UriText();

    [GeneratedRegex(@"^[A-Za-z0-9]{8,}\z")]
    private static partial Regex NonceText();

    [GeneratedRegex(@"^[A-Za-z0-9._~!$&'()*+,;=:@%-]*\z")]
    private static partial Regex RequestText();

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[Zz]|[+-]\d{2}:\d{2})\z")]
    private static partial Regex TimeText();
}
