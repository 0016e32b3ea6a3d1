using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Cairn.Import.Tests.Reading;

public sealed class DelimitedRoundTripTests
{
    private static readonly string[] LineEnds = ["\n", "\r\n", "\r"];

    [Fact]
    public void What_is_written_by_the_rules_of_rfc_4180_is_read_back()
    {
        var fields = Gen.ArrayOf(Gen.Elements('a', 'ü', '€', '"', ',', '\n', '\r', ' ', ';', '\t')).Select(chars => new string(chars));
        var rows = fields.ArrayOf(3).Where(row => row[0].Length > 0).ArrayOf();
        var cases =
            from table in rows
            from lineEnd in Gen.Elements(LineEnds)
            from quoteAll in Gen.Elements(true, false)
            from atOnce in Gen.Choose(1, 50)
            select (table, lineEnd, quoteAll, atOnce);
        var property = Prop.ForAll(cases.ToArbitrary(), input =>
        {
            var text = string.Concat(input.table.Select(row => string.Join(',', row.Select(field => Write(field, input.quoteAll))) + input.lineEnd));
            var read = Csv.Read(Encoding.UTF8.GetBytes(text), Csv.Dialect("a", "b", "c"), maxBytesAtOnce: input.atOnce);
            return read.SequenceEqual(input.table.Select(row => string.Join('|', row)));
        });
        // A counterexample's message names the seed with which it can be found again.
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), property);
    }

    private static string Write(string field, bool always) =>
        always || field.AsSpan().IndexOfAny("\",\n\r") >= 0 ? $"\"{field.Replace("\"", "\"\"")}\"" : field;
}
