using System.Text;
using Cairn.Import.Reading;

namespace Cairn.Import.Tests.Reading;

public sealed class DelimitedReaderTests
{
    [Fact]
    public void Plain_fields_are_read_as_they_stand() => Csv.Read("1,2\n3,4\n", "a", "b").ShouldBe(["1|2", "3|4"]);

    [Fact]
    public void The_last_line_needs_no_line_end() => Csv.Read("1,2\n3,", "a", "b").ShouldBe(["1|2", "3|"]);

    [Fact]
    public void Line_ends_may_be_mixed() => Csv.Read("1,2\r\n3,4\n5,6\r7,8", "a", "b").ShouldBe(["1|2", "3|4", "5|6", "7|8"]);

    [Fact]
    public void Blank_lines_are_passed_over() => Csv.Read("\n\r\n1,2\n\n\n3,4\n\n", "a", "b").ShouldBe(["1|2", "3|4"]);

    [Fact]
    public void Quoted_fields_hold_delimiters_line_ends_and_doubled_quotes() =>
        Csv.Read("\"a,b\",\"c\nd\"\n\"say \"\"hi\"\"\",\"\"\n", "a", "b").ShouldBe(["a,b|c\nd", "say \"hi\"|"]);

    [Fact]
    public void A_quote_in_the_middle_of_a_field_is_a_quote() => Csv.Read("6\" pipe,2\n", "a", "b").ShouldBe(["6\" pipe|2"]);

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_first_field() =>
        Csv.Read([0xEF, 0xBB, 0xBF, .. "1,2\n"u8], Csv.Dialect("a", "b")).ShouldBe(["1|2"]);

    [Fact]
    public void Text_after_a_closing_quote_is_a_fault_of_that_record_only() =>
        Csv.Read("\"a\"b,1\n2,3\n", "a", "b").ShouldBe(["!text_after_quote", "2|3"]);

    [Fact]
    public void Rows_with_another_number_of_fields_are_ragged()
    {
        Csv.Read("1,2\n3\n4,5,6\n7,8\n", "a", "b").ShouldBe(["1|2", "!ragged_row", "!ragged_row", "7|8"]);
        using var reader = new DelimitedReader(new MemoryStream("1\n"u8.ToArray()), Csv.Dialect("a", "b"), 1000);
        var row = new Row();
        reader.Read(row).ShouldBeTrue();
        row.Fault!.Reason.ShouldBe("1 fields where the header has 2");
    }

    [Fact]
    public void Invalid_utf8_is_a_fault_that_names_the_byte()
    {
        using var reader = new DelimitedReader(new MemoryStream([.. "1,2\nab"u8, 0xFF, .. ",4\n5,6\n"u8]), Csv.Dialect("a", "b"), 1000);
        var row = new Row();
        reader.Read(row).ShouldBeTrue();
        reader.Read(row).ShouldBeTrue();
        row.Fault!.Code.ShouldBe("invalid_utf8");
        row.Fault.Reason.ShouldBe("byte 3 of the record is not valid UTF-8");
        row.Line.ShouldBe(2);
        reader.Read(row).ShouldBeTrue();
        row.Fault.ShouldBeNull();
    }

    [Fact]
    public void A_quote_that_is_never_closed_costs_one_line() =>
        Csv.Read("1,\"2\n3,4\n5,6\n", "a", "b").ShouldBe(["!unclosed_quote", "3|4", "5|6"]);

    [Fact]
    public void Line_numbers_count_the_lines_inside_quoted_fields()
    {
        using var reader = new DelimitedReader(new MemoryStream("1,\"a\r\nb\nc\"\n\n2,x\n"u8.ToArray()), Csv.Dialect("a", "b"), 1000);
        var row = new Row();
        reader.Read(row).ShouldBeTrue();
        row.Line.ShouldBe(1);
        reader.Read(row).ShouldBeTrue();
        row.Line.ShouldBe(5);
    }

    [Fact]
    public void A_record_may_be_as_long_as_the_limit_and_no_longer()
    {
        const int limit = 10_000;
        var fits = new string('x', limit - 3);
        var tooLong = new string('y', limit);
        Csv.Read(Encoding.UTF8.GetBytes($"{fits},1\n{tooLong},2\n3,4\n"), Csv.Dialect("a", "b"), limit)
            .ShouldBe([$"{fits}|1", "!record_too_long", "3|4"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_line_of_a_gigabyte_is_rejected_in_little_memory(bool isQuoted)
    {
        const long gigabyte = 1L << 30;
        using var stream = new RepeatingStream((byte)(isQuoted ? '"' : 'x'), gigabyte + 1, "\n1,2\n"u8.ToArray());
        using var reader = new DelimitedReader(stream, Csv.Dialect("a", "b"), 1024 * 1024);
        var row = new Row();
        var before = GC.GetAllocatedBytesForCurrentThread();
        reader.Read(row).ShouldBeTrue();
        row.Fault!.Code.ShouldBe("record_too_long");
        row.Raw.Length.ShouldBe(4096);
        reader.Read(row).ShouldBeTrue();
        row.Line.ShouldBe(2);
        Csv.Fields(row).ShouldBe(["1", "2"]);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(16L * 1024 * 1024);
    }
}
