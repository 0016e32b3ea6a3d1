namespace Cairn.Warehouse.Tests;

public sealed class SchemaTemplateTests
{
    private const string Template = """
        -- Holds x.
        CREATE TABLE IF NOT EXISTS {{table:x}} {{on_cluster}}
        (a UInt64) {{shard_by:sipHash64(a)}}
        ENGINE = {{engine:ReplacingMergeTree(a)}} ORDER BY a
        SETTINGS {{durable}}
        """;

    [Fact]
    public void one_node_gets_one_plain_table()
    {
        var text = SchemaTemplate.Render(Template, cluster: null, "cairn").Single();
        text.ShouldContain("CREATE TABLE IF NOT EXISTS `x` ");
        text.ShouldContain("ENGINE = ReplacingMergeTree(a) ORDER BY a");
        text.ShouldContain("fsync_after_insert = 1");
        text.ShouldContain("non_replicated_deduplication_window = 0");
        text.ShouldNotContain("{{");
        text.ShouldNotContain("sipHash64");
    }

    [Fact]
    public void a_cluster_gets_a_replicated_table_and_one_that_spreads_the_rows()
    {
        var statements = SchemaTemplate.Render(Template, "c1", "cairn");
        statements.Count.ShouldBe(2);
        statements[0].ShouldContain("CREATE TABLE IF NOT EXISTS `x_local` ON CLUSTER `c1`");
        statements[0].ShouldContain("ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}', a)");
        statements[0].ShouldContain("replicated_deduplication_window = 0");
        statements[1].ShouldContain("CREATE TABLE IF NOT EXISTS `x` ON CLUSTER `c1` AS `x_local`");
        statements[1].ShouldContain("Distributed(`c1`, `cairn`, `x_local`, sipHash64(a))");
    }

    [Fact]
    public void on_a_cluster_a_new_column_is_added_to_both_tables_and_an_index_to_the_one_that_holds_rows()
    {
        const string Alter = "-- Adds y.\nALTER TABLE {{table:x}} {{on_cluster}}\n  ADD COLUMN IF NOT EXISTS y UInt64,\n  ADD INDEX IF NOT EXISTS i y TYPE minmax GRANULARITY 1\n";
        var statements = SchemaTemplate.Render(Alter, "c1", "cairn");
        statements.Count.ShouldBe(2);
        statements[0].ShouldContain("ALTER TABLE `x_local` ON CLUSTER `c1`");
        statements[0].ShouldContain("ADD INDEX");
        statements[1].ShouldContain("ALTER TABLE `x` ON CLUSTER `c1`\n  ADD COLUMN IF NOT EXISTS y UInt64");
        statements[1].ShouldNotContain("INDEX");
    }

    [Fact]
    public void a_cluster_alters_the_table_that_holds_the_rows_and_the_one_through_which_they_are_read()
    {
        const string alter = "-- Adds b.\nALTER TABLE {{table:x}} {{on_cluster}} ADD COLUMN IF NOT EXISTS b String";
        SchemaTemplate.Render(alter, null, "cairn").Single().ShouldContain("ALTER TABLE `x`  ADD COLUMN");
        var statements = SchemaTemplate.Render(alter, "c1", "cairn");
        statements.Count.ShouldBe(2);
        statements[0].ShouldContain("ALTER TABLE `x_local` ON CLUSTER `c1` ADD COLUMN IF NOT EXISTS b String");
        statements[1].ShouldContain("ALTER TABLE `x` ON CLUSTER `c1` ADD COLUMN IF NOT EXISTS b String");
    }

    [Fact]
    public void an_unknown_place_is_an_error() =>
        Should.Throw<InvalidOperationException>(() => SchemaTemplate.Render("{{tabel:x}}", null, "cairn")).Message.ShouldContain("{{tabel:x}}");

    [Fact]
    public void every_schema_file_renders_for_both()
    {
        SchemaFiles.All.ShouldNotBeEmpty();
        foreach (var file in SchemaFiles.All)
        {
            SchemaTemplate.Render(file.Text, null, "cairn").ShouldAllBe(text => !text.Contains("{{"));
            SchemaTemplate.Render(file.Text, "c1", "cairn").ShouldAllBe(text => !text.Contains("{{"));
        }
    }
}
