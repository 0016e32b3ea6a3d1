using System.IO.Compression;
using System.Text;
using Cairn.Attribution.Paths;
using Cairn.Attribution.Tests.Support;
using Cairn.Model.Journeys;

namespace Cairn.Attribution.Tests.Paths;

public sealed class PathFileTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void a_row_becomes_a_journey()
    {
        var rows = Read("path;conversions;value;null\nsearch > e-mail > search;3;120.50;17\n", out var players);

        rows.ShouldHaveSingleItem();
        rows[0].Touches.Select(touch => players[touch.Player]).ShouldBe(["search", "e-mail", "search"]);
        (rows[0].Conversions, rows[0].Value, rows[0].Nulls).ShouldBe((3, 120.50m, 17));
    }

    [Fact]
    public void steps_are_a_set_time_apart_and_the_last_is_at_the_end()
    {
        var rows = Read("path;conversions\na > b > c;1\n", out _, new PathFileOptions { Step = TimeSpan.FromHours(2) });

        rows[0].Touches.Select(touch => rows[0].EndedAt - touch.At).ShouldBe([14_400_000L, 7_200_000, 0]);
    }

    [Theory]
    [InlineData("path;total_conversions;total_conversion_value;total_null\na > b;1;2;3\n")]
    [InlineData("Path,Conversions,Value,Null\na > b,1,2,3\n")]
    [InlineData("null\tpath\tvalue\tconversions\n3\ta > b\t2\t1\n")]
    [InlineData("\"path\"|\"conversions\"|\"value\"|\"null\"\n\"a > b\"|\"1\"|\"2\"|\"3\"\n")]
    [InlineData("path;conversions;value;null;note\n a > b ; 1 ;2.0;3e+00;\"x\"\n")]
    [InlineData("\uFEFFpath;conversions;value;null\r\na > b;1;2;3\r\n")]
    [InlineData("path;conversions;value;null\ra > b;1;2;3\r")]
    [InlineData("path;conversions;value;null\r\na>b > c;0;0;0\na > b;1;2;3\n\r\n", 1)]
    [InlineData("path;conversions;value;null\na > b;1;2;3")]
    public void headers_delimiters_quotes_and_line_ends_are_detected(string text, int row = 0)
    {
        var rows = Read(text, out var players);

        rows.Count.ShouldBe(row + 1);
        rows[row].Touches.Select(touch => players[touch.Player]).ShouldBe(["a", "b"]);
        (rows[row].Conversions, rows[row].Value, rows[row].Nulls).ShouldBe((1, 2m, 3));
    }

    [Fact]
    public void a_doubled_quote_stands_for_one()
    {
        Read("path,conversions\n\"say \"\"hi\"\" > a,b\",1\n", out var players);

        players[0].ShouldBe("say \"hi\"");
        players[1].ShouldBe("a,b");
    }

    [Fact]
    public void an_empty_path_is_a_journey_without_touches() =>
        Read("path;conversions\n;4\n", out _)[0].Touches.ShouldBeEmpty();

    [Fact]
    public void gzip_is_read_as_it_is()
    {
        using (var gzip = new GZipStream(File.Create(_file), CompressionLevel.Fastest))
            gzip.Write("path;conversions\na > b;7\n"u8);

        Rows(_file)[0].Conversions.ShouldBe(7);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    public void gzip_that_was_cut_short_is_named_as_such(int garbage)
    {
        var random = new Random(7);
        using (var gzip = new GZipStream(File.Create(_file), CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(
                "path;conversions\n" + string.Concat(Enumerable.Range(0, 50_000).Select(_ => $"a{random.Next(60_000)};7\n"))));
        var packed = File.ReadAllBytes(_file);
        File.WriteAllBytes(_file, [.. packed.Take(packed.Length / 2), .. Enumerable.Repeat((byte)'x', garbage)]);

        var message = Problem(_file).Message;

        (message.Contains("gzip data is damaged") || message.Contains("the line has 1 field")).ShouldBeTrue(message);
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("way;conversions\na;1\n", "line 1: there is no column 'path' in the header 'way;conversions'")]
    [InlineData("path;value\na;1\n", "there is no column 'conversions'")]
    [InlineData("path;conversions;null\na;1\n", "line 2: the line has 2 fields, the header has 3")]
    [InlineData("path;conversions\na;1\nb;1;2\n", "line 3: the line has more than the header's 2 fields")]
    [InlineData("path;conversions\na;-1\n", "line 2, column 'conversions': -1 is not a count")]
    [InlineData("path;conversions\na;NaN\n", "line 2, column 'conversions': 'NaN' is not a whole number")]
    [InlineData("path;conversions\na;1.5\n", "line 2, column 'conversions': '1.5' is not a whole number")]
    [InlineData("path;conversions\na;\n", "line 2, column 'conversions': '' is not a whole number")]
    [InlineData("path;conversions;value\na;1;NaN\n", "line 2, column 'value': 'NaN' is not an amount of money")]
    [InlineData("path;conversions;value\na;1;1,50\n", "line 2, column 'value': '1,50' is not an amount of money")]
    [InlineData("path;conversions;value\na;1;1e16\n", "line 2, column 'value': 10000000000000000 is beyond")]
    [InlineData("path;conversions;value\na;0;5\n", "line 2, column 'value': a value of 5 without a conversion")]
    [InlineData("path;conversions;null\na;1;-2\n", "line 2, column 'null': -2 is not a count")]
    [InlineData("path;conversions\na >  > b;1\n", "line 2, column 'path': step 2 of the path is empty")]
    [InlineData("path;conversions\na > ;1\n", "line 2, column 'path': the path ends with a separator")]
    [InlineData("path;conversions\n(unattributed);1\n", "line 2, column 'path': '(unattributed)' is the name of the row")]
    [InlineData("path;conversions\n\"a;1\n", "line 2: a quote is not closed on its line")]
    [InlineData("path;conversions\na\0;1\n", "is not a text file")]
    public void a_wrong_line_is_named_with_its_place(string text, string message)
    {
        File.WriteAllText(_file, text);

        var problem = Problem(_file);

        problem.Message.ShouldStartWith(_file);
        problem.Message.ShouldContain(message);
        problem.Remedy.ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public void invalid_utf8_is_named_with_line_and_byte()
    {
        File.WriteAllBytes(_file, [.. "path;conversions\na;1\nb\u00e9"u8, 0xE9, .. ";1\n"u8]);

        Problem(_file).Message.ShouldContain("line 3: byte 4 of the line is not UTF-8");
    }

    [Fact]
    public void a_line_without_end_is_rejected_before_it_fills_the_memory()
    {
        using (var stream = File.Create(_file))
        {
            stream.Write("path;conversions\n"u8);
            stream.SetLength(1L << 30); // a sparse gigabyte of zero bytes after the header
        }

        Problem(_file).Message.ShouldContain("zero bytes");
        using (var gzip = new GZipStream(File.Create(_file), CompressionLevel.Fastest))
        {
            gzip.Write("path;conversions\n"u8);
            var letters = new byte[1 << 20];
            letters.AsSpan().Fill((byte)'a');
            for (var i = 0; i < 1024; i++)
                gzip.Write(letters);
        }

        Problem(_file).Message.ShouldContain("line 2: the line is longer than 1,048,576 bytes");
    }

    [Fact]
    public void a_missing_file_is_named() => Problem("/no/such/file.csv").Message.ShouldBe("There is no file /no/such/file.csv.");

    [Fact]
    public void a_folder_is_not_a_file() => Problem(Path.GetTempPath()).Message.ShouldContain("cannot be read");

    [Fact]
    public void too_many_players_point_at_the_separator()
    {
        File.WriteAllLines(_file, Enumerable.Range(0, 66_000).Select(i => $"a{i}/b{i};1").Prepend("path;conversions"));

        Problem(_file).Message.ShouldContain("check the separator");
    }

    [Fact]
    public void lines_longer_than_a_buffer_are_read_in_order()
    {
        var path = string.Join(" > ", Enumerable.Range(0, 100_000).Select(i => $"p{i % 50}"));
        var rows = Read($"path;conversions\n{path};1\n{path};2\n{path};3\na;4\n", out _);

        rows.Select(row => row.Conversions).ShouldBe([1L, 2, 3, 4]);
        rows[2].Touches.Length.ShouldBe(100_000);
    }

    private List<Generated.Row> Read(string text, out NameIndex players, PathFileOptions? options = null)
    {
        File.WriteAllText(_file, text);
        players = new NameIndex();
        return Rows(_file, players, options);
    }

    private static List<Generated.Row> Rows(string file, NameIndex? players = null, PathFileOptions? options = null)
    {
        var rows = new List<Generated.Row>();
        new PathFile(file, options ?? new PathFileOptions(), players ?? new NameIndex()).Read((in Journey journey) =>
            rows.Add(new Generated.Row(
                journey.Touches.ToArray(), journey.Conversions, journey.Value, journey.Nulls, journey.EndedAt)));
        return rows;
    }

    private static Model.UserException Problem(string file) => Should.Throw<Model.UserException>(() => Rows(file));
}
