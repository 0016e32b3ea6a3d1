using System.Security.Cryptography;
using System.Text;
using Cairn.Model;
using Cairn.Pipeline.Steps;

namespace Cairn.Pipeline.Tests.Steps;

public sealed class IdentifierStepTests
{
    public static TheoryData<string> Placeholders =>
    [
        "null", "NULL", "undefined", "anonymous", "guest", "[object Object]", "NaN", "None", "0", "-1", "00000000-0000-0000-0000-000000000000",
        "000", "--", " null ", "true", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", Sha256("undefined"),
    ];

    [Fact]
    public void Identifiers_are_trimmed_and_blank_ones_dropped()
    {
        var e = new Event { UserId = " u ", AnonymousId = "\t", Identifiers = [new Identifier("wallet", " 0x1 "), new Identifier("device", " ")] };
        new IdentifierStep().Apply(e).ShouldBe(Outcome.Accepted);
        (e.UserId, e.AnonymousId, e.Flags).ShouldBe(("u", "", ""));
        e.Identifiers.ShouldBe([new Identifier("wallet", "0x1")]);
    }

    [Theory]
    [InlineData("u ")]
    [InlineData(" u")]
    [InlineData("u\n")]
    public void Blanks_at_one_end_are_enough(string id)
    {
        var e = new Event { UserId = id };
        new IdentifierStep().Apply(e).ShouldBe(Outcome.Accepted);
        e.UserId.ShouldBe("u");
    }

    [Fact]
    public void Identifiers_may_be_as_long_as_the_bound()
    {
        var longest = new string('x', IdentifierStep.MaxLength);
        new IdentifierStep().Apply(new Event { UserId = longest, AnonymousId = longest, Identifiers = [new Identifier("wallet", longest)] }).ShouldBe(Outcome.Accepted);
        new IdentifierStep().Apply(new Event { UserId = longest + "x" }).Rejection!.Reason.ShouldBe("the user_id has 513 characters. Identifiers have at most 512.");
    }

    [Fact]
    public void An_event_of_nobody_is_told_what_to_send() =>
        new IdentifierStep().Apply(new Event()).Rejection!.Reason.ShouldBe("the event has no identifier, so it belongs to nobody. Send a user_id or an anonymous_id.");

    [Theory]
    [MemberData(nameof(Placeholders))]
    public void A_placeholder_is_taken_off_and_the_others_stay(string placeholder)
    {
        var e = new Event
        {
            UserId = placeholder,
            AnonymousId = "a",
            Identifiers = [new Identifier("wallet", "0x1"), new Identifier("email_sha256", placeholder), new Identifier("device", "d")],
        };
        new IdentifierStep().Apply(e).ShouldBe(Outcome.Accepted);
        (e.UserId, e.AnonymousId, e.Flags).ShouldBe(("", "a", EventFlags.PlaceholderId));
        e.Identifiers.ShouldBe([new Identifier("wallet", "0x1"), new Identifier("device", "d")]);
    }

    [Theory]
    [MemberData(nameof(Placeholders))]
    public void An_event_that_has_placeholders_only_is_rejected_with_the_first(string placeholder)
    {
        var rejection = new IdentifierStep().Apply(new Event { AnonymousId = placeholder, Identifiers = [new Identifier("wallet", "null")] }).Rejection!;
        (rejection.Code, rejection.Field).ShouldBe(("identifier_missing", "anonymous_id"));
        rejection.Reason.ShouldContain($"the placeholder '{placeholder.Trim()}' (anonymous_id)");
    }

    [Theory]
    [InlineData("1")]
    [InlineData("-2")]
    [InlineData("00000000-0000-0000-0000-000000000001")]
    [InlineData("nulla")]
    [InlineData("guest-77")]
    [InlineData("5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8")]
    public void What_looks_like_one_and_is_none_stays(string id)
    {
        var e = new Event { UserId = id };
        new IdentifierStep().Apply(e).ShouldBe(Outcome.Accepted);
        (e.UserId, e.Flags).ShouldBe((id, ""));
    }

    [Fact]
    public void A_log_may_say_that_an_id_is_somebodys_own()
    {
        var (e, other) = (new Event { UserId = "0" }, new Event { UserId = "00" });
        var step = new IdentifierStep(new HashSet<string> { "0" });
        step.Apply(e).ShouldBe(Outcome.Accepted);
        (e.UserId, e.Flags).ShouldBe(("0", ""));
        step.Apply(other).Rejection!.Code.ShouldBe("identifier_missing");
    }

    [Fact]
    public void Identifiers_that_are_in_order_stay_the_same_list()
    {
        Identifier[] identifiers = [new Identifier("wallet", "0x1")];
        var e = new Event { Identifiers = identifiers };
        new IdentifierStep().Apply(e).ShouldBe(Outcome.Accepted);
        e.Identifiers.ShouldBeSameAs(identifiers);
    }

    [Fact]
    public void An_event_that_belongs_to_nobody_is_rejected() =>
        new IdentifierStep().Apply(new Event { UserId = "  " }).Rejection!.Code.ShouldBe("identifier_missing");

    [Theory]
    [InlineData("user_id")]
    [InlineData("anonymous_id")]
    [InlineData("wallet")]
    public void An_endless_identifier_is_rejected(string type)
    {
        var (endless, e) = (new string('x', IdentifierStep.MaxLength + 1), new Event { UserId = "u", AnonymousId = "a" });
        if (type == "user_id")
            e.UserId = endless;
        else if (type == "anonymous_id")
            e.AnonymousId = endless;
        else
            e.Identifiers = [new Identifier(type, endless)];
        var rejection = new IdentifierStep().Apply(e).Rejection!;
        (rejection.Code, rejection.Field).ShouldBe(("identifier_too_long", type));
    }

    [Theory]
    [InlineData("a\tb", "U+0009")]
    [InlineData("a\nb", "U+000A")]
    [InlineData("a\0b", "U+0000")]
    [InlineData("a\u0085b", "U+0085")]
    public void An_identifier_with_a_control_character_is_rejected_with_its_code_point(string id, string shown)
    {
        var rejection = new IdentifierStep().Apply(new Event { UserId = id }).Rejection!;
        (rejection.Code, rejection.Field).ShouldBe(("identifier_unreadable", "user_id"));
        rejection.Reason.ShouldContain(shown);
    }

    [Fact]
    public void The_documentation_names_every_placeholder()
    {
        var text = File.ReadAllText(Repository.File("docs", "import.md"));
        PlaceholderIds.Words.ShouldAllBe(word => text.Contains($"`{word}`"));
    }

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
