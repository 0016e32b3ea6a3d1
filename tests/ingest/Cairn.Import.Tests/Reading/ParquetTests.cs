using Cairn.Import.Mapping;
using Cairn.Import.Reading;
using Cairn.Import.Rows;
using Cairn.Model;
using Parquet;
using Parquet.Schema;

namespace Cairn.Import.Tests.Reading;

/// <summary>Parquet files are read by the format's own meaning of their types, without an engine and without a data folder.</summary>
public sealed class ParquetTests : IDisposable
{
    private static readonly DateTime Instant = new(2026, 2, 1, 10, 0, 0, 123, DateTimeKind.Utc);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("map.yaml", "micros_logical.parquet", "2026-02-01T10:00:00.123")]
    [InlineData("map.yaml", "micros_converted.parquet", "2026-02-01T10:00:00.123")]
    [InlineData("map.yaml", "nanos_logical.parquet", "2026-02-01T10:00:00.123")]
    [InlineData("map-berlin.yaml", "micros_logical.parquet", "2026-02-01T10:00:00.123")]
    [InlineData("map-berlin.yaml", "micros_converted.parquet", "2026-02-01T10:00:00.123")]
    [InlineData("map-berlin.yaml", "nanos_logical.parquet", "2026-02-01T10:00:00.123")]
    [InlineData("map-berlin.yaml", "micros_local.parquet", "2026-02-01T09:00:00.123")]
    public async Task The_public_cases_are_read(string map, string name, string expected)
    {
        var folder = Repository.Shared("..", "cases", "parquet-utc");
        var mapping = MappingFile.Load(Path.Combine(folder, map));
        var result = await DryRun.RunAsync(new LogOpener(), LogFile.Inspect(Path.Combine(folder, name)), mapping, TestWarehouse.Shop, null, 10, TimeProvider.System, Token);
        result.Records.ShouldAllBe(record => DateTimeOffset.FromUnixTimeMilliseconds(record.Event.OccurredAt).ToString("yyyy-MM-ddTHH:mm:ss.fff") == expected);
        result.Conversions.Single().Stored.ByCurrency["USD"].ShouldBe(1234.5m);
    }

    [Fact]
    public async Task A_timestamp_that_is_no_instant_needs_a_zone()
    {
        var folder = Repository.Shared("..", "cases", "parquet-utc");
        var mapping = MappingFile.Load(Path.Combine(folder, "map.yaml"));
        (await Should.ThrowAsync<UserException>(() => LogReading.PrepareAsync(new LogOpener(), LogFile.Inspect(Path.Combine(folder, "micros_local.parquet")), mapping, null, Token)))
            .Message.ShouldContain("names no zone");
    }

    [Fact]
    public async Task Every_type_has_the_text_that_the_format_means()
    {
        var fields = new (DataField Field, Func<ParquetRowGroupWriter, DataField, Task> Write, string Text)[]
        {
            Column(new DateTimeDataField("instant_ms", DateTimeFormat.Timestamp, isAdjustedToUTC: true, unit: DateTimeTimeUnit.Millis), Instant, "2026-02-01T10:00:00.123Z"),
            Column(new DateTimeDataField("instant_us", DateTimeFormat.Timestamp, isAdjustedToUTC: true, unit: DateTimeTimeUnit.Micros), Instant, "2026-02-01T10:00:00.123Z"),
            Column(new DateTimeDataField("wall_us", DateTimeFormat.Timestamp, isAdjustedToUTC: false, unit: DateTimeTimeUnit.Micros), DateTime.SpecifyKind(Instant, DateTimeKind.Unspecified), "2026-02-01T10:00:00.123"),
            Column(new DateTimeDataField("int96", DateTimeFormat.Impala), Instant, "2026-02-01T10:00:00.123"),
            Column(new DateTimeDataField("date", DateTimeFormat.Date), Instant.Date, "2026-02-01"),
            Column(new DecimalDataField("decimal", 12, 2), 1234.50m, "1234.50"),
            Column(new DecimalDataField("wide", 28, 8), 1.25m, "1.25000000"),
            Column(new DataField<int>("int"), -7, "-7"),
            Column(new DataField<long>("long"), long.MaxValue, "9223372036854775807"),
            Column(new DataField<double>("double"), 0.00001, "0.00001"),
            Column(new DataField<float>("float"), 12.1f, "12.1"),
            Column(new DataField<bool>("bool"), true, "true"),
            Column(new DataField<Guid>("uuid"), new Guid("0f8fad5b-d9cb-469f-a165-70867728950e"), "0f8fad5b-d9cb-469f-a165-70867728950e"),
        };
        var path = Path.Combine(_folder.Path, "types.parquet");
        await using (var target = File.Create(path))
        await using (var writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields.Select(one => one.Field)), target, cancellationToken: Token))
        {
            using var group = writer.CreateRowGroup();
            foreach (var (field, write, _) in fields)
                await write(group, field);
        }
        var file = LogFile.Inspect(path);
        var opener = new LogOpener();
        using var reader = await opener.OpenAsync(file, await opener.DetectAsync(file, new ReadingOptions(), Token), "", null, Token);
        var record = new Import.Reading.Row();
        reader.Read(record).ShouldBeTrue();
        reader.Columns.Zip(Csv.Fields(record)).ShouldBe(fields.Select(one => (one.Field.Name, Normal(one.Text, Csv.Fields(record).ElementAt(Array.FindIndex(fields, known => known.Field.Name == one.Field.Name))))));
        reader.Read(record).ShouldBeFalse();
    }

    [Fact]
    public async Task Lists_and_structures_are_columns_and_what_is_missing_is_empty()
    {
        var path = Path.Combine(_folder.Path, "lists.parquet");
        await using (var target = File.Create(path))
            await global::Parquet.Serialization.ParquetSerializer.SerializeAsync<Row>(
            [
                new Row { Id = "a", Tags = ["x", "y"], Products = [new Product { Price = 1.5, Sku = "s" }, new Product { Price = 2 }], Who = new Person { Name = "n\tm" } },
                new Row { Products = [] },
                new Row { Id = "c", Tags = [] },
            ], target, cancellationToken: Token);
        var file = LogFile.Inspect(path);
        var opener = new LogOpener();
        using var reader = await opener.OpenAsync(file, await opener.DetectAsync(file, new ReadingOptions(), Token), "", null, Token);
        var record = new Import.Reading.Row();
        var rows = new List<string>();
        while (reader.Read(record))
            rows.Add($"{record.Line}: {string.Join('|', Csv.Fields(record))}");
        reader.Columns.ShouldBe(["Id", "Tags", "Products[].Price", "Products[].Sku", "Who.Name"]);
        rows.ShouldBe(["1: a|[\"x\",\"y\"]|[1.5,2]|[\"s\",null]|n\tm", "2: ||||", "3: c||||"]);
    }

    [Fact]
    public async Task A_file_that_is_cut_is_rejected()
    {
        var path = _folder.File("cut.parquet", "PAR1 and nothing more"u8.ToArray());
        (await Should.ThrowAsync<UserException>(() => new LogOpener().DetectAsync(LogFile.Inspect(path), new ReadingOptions(), Token))).Message.ShouldContain("cut.parquet cannot be read as Parquet");
    }

    private sealed class Row
    {
        public string? Id { get; set; }
        public List<string>? Tags { get; set; }
        public List<Product>? Products { get; set; }
        public Person? Who { get; set; }
    }

    private sealed class Product
    {
        public double Price { get; set; }
        public string? Sku { get; set; }
    }

    private sealed class Person
    {
        public string? Name { get; set; }
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Decimals may come with fewer zeros at their end; the number is what counts.</summary>
    private static string Normal(string expected, string found) =>
        decimal.TryParse(expected, System.Globalization.CultureInfo.InvariantCulture, out var a) && decimal.TryParse(found, System.Globalization.CultureInfo.InvariantCulture, out var b) && a == b ? found : expected;

    private static (DataField, Func<ParquetRowGroupWriter, DataField, Task>, string) Column<T>(DataField field, T value, string text) where T : struct =>
        (field, (group, leaf) => group.WriteAsync<T>(leaf, new ReadOnlyMemory<T>([value]), null, null, TestContext.Current.CancellationToken), text);
}
