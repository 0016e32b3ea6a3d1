namespace Cairn.Yaml.Tests;

public sealed class CoreSchemaTests
{
    [Theory]
    [InlineData("", YamlKind.Null)]
    [InlineData("~", YamlKind.Null)]
    [InlineData("null", YamlKind.Null)]
    [InlineData("nULL", YamlKind.Text)]
    [InlineData("true", YamlKind.Boolean)]
    [InlineData("False", YamlKind.Boolean)]
    [InlineData("tRUE", YamlKind.Text)]
    [InlineData("yes", YamlKind.Text)]
    [InlineData("no", YamlKind.Text)]
    [InlineData("on", YamlKind.Text)]
    [InlineData("-12", YamlKind.Number)]
    [InlineData("+1.5e-3", YamlKind.Number)]
    [InlineData(".5", YamlKind.Number)]
    [InlineData("0o17", YamlKind.Number)]
    [InlineData("0x1F", YamlKind.Number)]
    [InlineData("-.inf", YamlKind.Number)]
    [InlineData(".nan", YamlKind.Number)]
    [InlineData("1_000", YamlKind.Text)]
    [InlineData("1,5", YamlKind.Text)]
    [InlineData("0b1", YamlKind.Text)]
    [InlineData("2026-01-01", YamlKind.Text)]
    [InlineData("12:30:00", YamlKind.Text)]
    [InlineData("1\n", YamlKind.Text)]
    public void a_plain_scalar_is_what_yaml_1_2_says(string plain, YamlKind kind) => CoreSchema.KindOf(plain).ShouldBe(kind);
}
