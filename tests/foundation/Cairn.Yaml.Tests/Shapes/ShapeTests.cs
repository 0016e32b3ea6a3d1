using System.Text.RegularExpressions;
using Cairn.Yaml.Shapes;

namespace Cairn.Yaml.Tests.Shapes;

/// <summary>A good text, a text that is wrong, and what is said of the second, for each kind of shape.</summary>
public sealed class ShapeTests
{
    private static readonly Dictionary<string, Shape> Shapes = new()
    {
        ["number"] = new NumberShape { Minimum = 0, Maximum = 1 },
        ["flag"] = new FlagShape(),
        ["nothing"] = new NothingShape(),
        ["date"] = new DateShape(),
        ["duration"] = new DurationShape { Minimum = TimeSpan.FromHours(1), Maximum = TimeSpan.FromDays(30) },
        ["choice"] = new ChoiceShape("keep", "drop"),
        ["text"] = new TextShape { MaximumLength = 5, Form = new Regex(@"\A[a-z]+\z"), FormInWords = "lower-case letters" },
        ["scalar"] = new TextShape { AnyScalar = true },
        ["regex"] = new RegexShape(),
        ["list"] = new ListShape(new TextShape(), maximum: 2),
        ["map"] = new MapShape(new FlagShape(), maximum: 2) { Entry = "thing" },
        ["fields"] = new FieldsShape(new Field("name", new TextShape(), Required: true), new Field("size", new NumberShape())),
        ["either"] = new EitherShape(new FlagShape(), new ListShape(new NumberShape(), maximum: 9)),
    };

    [Theory]
    [InlineData("number", "0", "1")]
    [InlineData("flag", "true", "False")]
    [InlineData("nothing", "~", "null")]
    [InlineData("date", "2024-02-29", "0001-01-01")]
    [InlineData("duration", "1h", "30d")]
    [InlineData("choice", "keep", "'drop'")]
    [InlineData("text", "a", "abcde")]
    [InlineData("scalar", "5", "true")]
    [InlineData("regex", "a|b", "'[0-9]{2}'")]
    [InlineData("list", "[a]", "[a, b]")]
    [InlineData("map", "{ a: true }", "{ a: true, b: false }")]
    [InlineData("fields", "{ name: a }", "{ size: 1, name: a }")]
    [InlineData("either", "true", "[1, 2]")]
    public void what_fits_is_let_through(string shape, string first, string second)
    {
        Texts.MistakesOf(first, Shapes[shape]).ShouldBeEmpty();
        Texts.MistakesOf(second, Shapes[shape]).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("number", "1.01", "it is 1.01", "Give a number from 0 to 1.")]
    [InlineData("number", "-0.01", "it is -0.01", "Give a number from 0 to 1.")]
    [InlineData("number", "'0.5'", "it is the text '0.5'", "Remove the quotes.")]
    [InlineData("number", ".inf", "it is .inf, which is no number that can be calculated with", "Give a number from 0 to 1, as 12.5.")]
    [InlineData("flag", "yes", "it is the text 'yes'", "Give true or false.")]
    [InlineData("nothing", "0", "it is the number 0", "Give nothing.")]
    [InlineData("date", "2025-02-29", "it is the text '2025-02-29'", "Give a day as 2026-03-31.")]
    [InlineData("duration", "59m", "it is the text '59m'", "Give a whole number with s, m, h, d or w, from 1h to 30d, as 30m or 30d.")]
    [InlineData("duration", "31d", "it is the text '31d'", "Give a whole number with s, m, h, d or w, from 1h to 30d, as 30m or 30d.")]
    [InlineData("choice", "dropp", "it is 'dropp'", "Did you mean 'drop'?")]
    [InlineData("text", "abcdef", "it has 6 characters", "Use at most 5.")]
    [InlineData("text", "' '", "it is blank", "Give a text of lower-case letters.")]
    [InlineData("text", "aB", "it is 'aB'", "Use lower-case letters.")]
    [InlineData("text", "12", "it is the number 12", "Put it in quotes if it is meant as text: \"12\".")]
    [InlineData("scalar", "[]", "it is a list", "Give a text.")]
    [InlineData("regex", "'(a)\\1'", "it is not a valid regular expression: it needs backtracking", "Fix the expression; look-arounds and back-references are not supported, and single quotes keep backslashes as they are.")]
    [InlineData("list", "[]", "it is an empty list", "Name at least one, or remove the key.")]
    [InlineData("list", "[a, b, c]", "it has 3 items", "Use at most 2.")]
    [InlineData("list", "[a, a]", "it names 'a' twice", "Remove one of the two.")]
    [InlineData("list", "a", "it is the text 'a'", "Write it as a list: [a].")]
    [InlineData("map", "{}", "it is empty", "Define at least one thing, or remove the key.")]
    [InlineData("map", "{ a: true, b: true, c: true }", "it has 3 entries", "Use at most 2.")]
    [InlineData("map", "{ ' a': true }", "the thing name ' a' cannot be used", "Use characters that can be seen, with no space at either end, 200 characters at most.")]
    [InlineData("map", "{ a: 1 }", "it.a is the number 1", "Give true or false.")]
    [InlineData("fields", "{ size: 1 }", "it has no 'name'", "Add `name:` with a text.")]
    [InlineData("fields", "{ name: a, sise: 1 }", "it has no key 'sise'", "Did you mean 'size'?")]
    [InlineData("fields", "[name]", "it is a list", "Give a map with name, size.")]
    [InlineData("either", "x", "it is the text 'x'", "Give true or false, or a list of number.")]
    public void what_does_not_is_told_with_the_remedy(string shape, string text, string what, string remedy)
    {
        var mistake = Texts.MistakesOf(text, Shapes[shape]).ShouldHaveSingleItem();
        mistake.What.ShouldBe(what);
        mistake.Remedy.ShouldBe(remedy);
    }

    [Fact]
    public void each_kind_of_shape_stands_here() =>
        typeof(Shape).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Shape)) && type != typeof(NamedShape))
            .ShouldBeSubsetOf(Shapes.Values.Select(shape => shape.GetType()).Distinct());
}
