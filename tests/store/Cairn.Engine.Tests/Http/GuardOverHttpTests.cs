using Cairn.Engine.Tests.Support;

namespace Cairn.Engine.Tests.Http;

/// <summary>What an outsider may try against a real engine; none of it may reach outside the database.</summary>
public sealed class GuardOverHttpTests(SharedEngine shared)
{
    /// <summary>Every way to a file, the network or the server that was thought of.</summary>
    public static TheoryData<string> Attempts() =>
    [
        // Table functions: plain, in other spellings, behind comments, quotes and joins.
        "SELECT * FROM file('/etc/passwd')",
        "SELECT * FROM file('/etc/passwd', 'LineAsString')",
        "SELECT * FROM FILE('/etc/passwd', 'LineAsString')",
        "SELECT * FROM file /* x */ ('/etc/passwd', 'LineAsString')",
        "SELECT * FROM file -- x\n ('/etc/passwd', 'LineAsString')",
        "SELECT * FROM `file`('/etc/passwd', 'LineAsString')",
        "SELECT * FROM \"file\"('/etc/passwd', 'LineAsString')",
        "SELECT * FROM `f\\x69le`('/etc/passwd', 'LineAsString')",
        "SELECT * FROM numbers(1) AS a, file('/etc/passwd', 'LineAsString') AS b",
        "SELECT * FROM numbers(1) AS a JOIN file('/etc/passwd', 'LineAsString') AS b ON 1",
        "SELECT * FROM (SELECT * FROM file('/etc/passwd', 'LineAsString'))",
        "WITH x AS (SELECT * FROM file('/etc/passwd', 'LineAsString')) SELECT * FROM x",
        "SELECT 1 IN (SELECT 1 FROM file('/etc/passwd', 'LineAsString'))",
        "SELECT 1 IN file('/etc/passwd')",
        "SELECT 1 UNION ALL SELECT 1 FROM file('/etc/passwd', 'LineAsString')",
        "(((SELECT * FROM file('/etc/passwd', 'LineAsString'))))",
        "FROM file('/etc/passwd', 'LineAsString') SELECT *",
        "DESCRIBE file('/etc/passwd', 'LineAsString')",
        "DESCRIBE TABLE file('/etc/passwd', 'LineAsString')",
        "EXPLAIN SELECT * FROM file('/etc/passwd', 'LineAsString')",
        "SELECT * FROM view(SELECT * FROM file('/etc/passwd', 'LineAsString'))",
        "SELECT * FROM viewExplain('EXPLAIN', '', (SELECT 1))",
        "SELECT * FROM eval('SELECT * FROM file(\\'/etc/passwd\\')')",
        "SELECT * FROM fileCluster('default', '/etc/passwd', 'LineAsString')",
        "SELECT * FROM filesystem('/etc')",
        "SELECT * FROM url('http://127.0.0.1:1/', 'LineAsString')",
        "SELECT * FROM urlCluster('default', 'http://127.0.0.1:1/', 'LineAsString')",
        "SELECT * FROM s3('http://127.0.0.1:1/b/k', 'CSV')",
        "SELECT * FROM gcs('http://127.0.0.1:1/b/k', 'CSV')",
        "SELECT * FROM hdfs('hdfs://127.0.0.1:1/x', 'CSV', 'a String')",
        "SELECT * FROM remote('127.0.0.1:1', system.one)",
        "SELECT * FROM remoteSecure('127.0.0.1:1', system.one)",
        "SELECT * FROM cluster('default', system.one)",
        "SELECT * FROM clusterAllReplicas('default', system.one)",
        "SELECT * FROM mysql('127.0.0.1:1', 'a', 'b', 'c', 'd')",
        "SELECT * FROM postgresql('127.0.0.1:1', 'a', 'b', 'c', 'd')",
        "SELECT * FROM mongodb('127.0.0.1:1', 'a', 'b', 'c', 'd', 'x String')",
        "SELECT * FROM redis('127.0.0.1:1', 'k', 'k String')",
        "SELECT * FROM sqlite('/etc/x.db', 't')",
        "SELECT * FROM jdbc('jdbc:x', 't')",
        "SELECT * FROM odbc('DSN=x', 't')",
        "SELECT * FROM executable('id', 'TSV', 'x String')",
        "SELECT * FROM dictionary('d')",
        "SELECT * FROM merge('system', '.*')",
        "SELECT * FROM loop(system.stack_trace)",
        "SELECT * FROM input('a String')",
        "SELECT * FROM deltaLake('/x')",
        "SELECT * FROM icebergLocal('/etc')",
        "SELECT * FROM mergeTreeIndex(cairn, secret)",
        "SELECT * FROM arrowstream('x')",
        // Structures given as text are SQL again.
        "SELECT * FROM format(JSONEachRow, 'a Int32, b String DEFAULT file(\\'/etc/passwd\\')', '{\"a\":1}')",
        "SELECT * FROM generateRandom('a String DEFAULT file(\\'/etc/passwd\\')') LIMIT 1",
        "SELECT * FROM values('a Int32, b String DEFAULT file(\\'/etc/passwd\\')', (1, 'x'))",
        "SELECT * FROM values('a Int32, b String D\\x45FAULT file(\\'/etc/passwd\\')', (1, 'x'))",
        "SELECT * FROM values(concat('a Int32, b String DEF', 'AULT file(\\'/etc/passwd\\')'), (1, 'x'))",
        "SELECT * FROM null('a String DEFAULT file(\\'/etc/passwd\\')')",
        // Scalar functions, called or passed by name.
        "SELECT file('/etc/passwd')",
        "SELECT `file`('/etc/passwd')",
        "SELECT arrayMap(file, ['/etc/passwd'])",
        "SELECT arrayMap(x -> file(x), ['/etc/passwd'])",
        "SELECT * APPLY(file) FROM (SELECT '/etc/passwd')",
        "SELECT * APPLY file FROM (SELECT '/etc/passwd')",
        "SELECT COLUMNS('.*') APPLY(`file`) FROM (SELECT '/etc/passwd')",
        "WITH file AS f SELECT arrayMap(f, ['/etc/passwd'])",
        "SELECT catboostEvaluate('/etc/passwd', 1)",
        // Files as tables, and files of statements.
        "SELECT * FROM '/etc/passwd'",
        "SELECT * FROM `/etc/passwd`",
        "SELECT * FROM default.`/etc/passwd`",
        "SELECT * FROM `default`.`/etc/passwd`",
        "SELECT * FROM \"default\".\"/etc/passwd\"",
        "SELECT 1 INTO OUTFILE '/tmp/cairn-guard'",
        "INSERT INTO secret FROM INFILE '/etc/passwd' FORMAT LineAsString",
        "INSERT INTO FUNCTION file('/tmp/cairn-guard', 'CSV', 'a String') SELECT 'x'",
        "INSERT INTO TABLE FUNCTION file('/tmp/cairn-guard', 'CSV', 'a String') VALUES ('x')",
        "INSERT INTO FUNCTION url('http://127.0.0.1:1/', 'CSV', 'a String') VALUES ('x')",
        "INSERT INTO secret SELECT file('/etc/passwd')",
        "INSERT INTO secret VALUES (file('/etc/passwd'))",
        "INSERT INTO secret SELECT * FROM input('a String DEFAULT file(\\'/etc/passwd\\')') FORMAT CSV",
        // Engines, databases, dictionaries, defaults, views, settings of tables.
        "CREATE TABLE g1 (a String) ENGINE = File(CSV, '/etc/passwd')",
        "CREATE TABLE g1 (a String) ENGINE File(CSV)",
        "CREATE TABLE g1 (a String) engine=`File`(CSV)",
        "CREATE TABLE g1 (a String) ENGINE = URL('http://127.0.0.1:1/', CSV)",
        "CREATE TABLE g1 (a String) ENGINE = S3('http://127.0.0.1:1/b/k', 'CSV')",
        "CREATE TABLE g1 (a String) ENGINE = Executable('id', TSV)",
        "CREATE TABLE g1 (a String) ENGINE = Distributed('default', 'system', 'one')",
        "CREATE TABLE g1 (a String) ENGINE = MySQL('127.0.0.1:1', 'a', 'b', 'c', 'd')",
        "CREATE TABLE g1 (a String) ENGINE = SQLite('/etc/x.db', 't')",
        "CREATE TABLE g1 (a String) ENGINE = Merge('system', '.*')",
        "CREATE TABLE g1 AS file('/etc/passwd', 'LineAsString')",
        "CREATE TABLE g1 ENGINE = Memory AS SELECT * FROM file('/etc/passwd', 'LineAsString')",
        "CREATE TABLE g1 (a String DEFAULT file('/etc/passwd')) ENGINE = Memory",
        "CREATE TABLE g1 (a String, b String MATERIALIZED file(a)) ENGINE = Memory",
        "CREATE TABLE g1 (a Int32) ENGINE = MergeTree ORDER BY a SETTINGS disk = disk(type = local, path = '/etc/')",
        "CREATE TABLE g1 (a Int32) ENGINE = MergeTree ORDER BY a SETTINGS `disk` = 'x'",
        "CREATE TABLE g1 (a Int32) ENGINE = MergeTree ORDER BY a SETTINGS storage_policy = 'x'",
        "CREATE VIEW g1 AS SELECT * FROM file('/etc/passwd', 'LineAsString')",
        "CREATE VIEW g1 AS SELECT arrayMap(file, ['/etc/passwd'])",
        "CREATE MATERIALIZED VIEW g1 ENGINE = Memory AS SELECT file(a) FROM secret",
        "CREATE DATABASE g1 ENGINE = Filesystem('/etc')",
        "CREATE DATABASE g1 ENGINE = SQLite('/etc/x.db')",
        "CREATE DATABASE g1 ENGINE = MySQL('127.0.0.1:1', 'a', 'b', 'c')",
        "CREATE DATABASE g1 ENGINE = S3('http://127.0.0.1:1/b')",
        "CREATE DICTIONARY g1 (a UInt64, b String) PRIMARY KEY a SOURCE(FILE(path '/etc/passwd' format 'CSV')) LAYOUT(FLAT())",
        "CREATE NAMED COLLECTION g1 AS a = 1",
        "CREATE FUNCTION g1 AS x -> file(x)",
        "CREATE FUNCTION g1 AS x -> x",
        "CREATE USER g1",
        "CREATE TABLE default.g1 (a Int32) ENGINE = Memory",
        "ALTER TABLE secret MODIFY COLUMN a String DEFAULT file('/etc/passwd')",
        "ALTER TABLE secret UPDATE a = file('/etc/passwd') WHERE 1",
        "ALTER TABLE secret FREEZE",
        "ALTER TABLE secret FETCH PARTITION 1 FROM '/x'",
        "ALTER TABLE secret MOVE PARTITION 1 TO DISK 'x'",
        "ATTACH TABLE g1 FROM '/etc' (a String) ENGINE = File(CSV)",
        "DETACH TABLE secret",
        "BACKUP TABLE secret TO File('/tmp/cairn-guard')",
        "RESTORE TABLE secret FROM File('/tmp/cairn-guard')",
        "SYSTEM SHUTDOWN",
        "SYSTEM FLUSH LOGS",
        "KILL QUERY WHERE 1",
        "SET readonly = 0",
        "USE system",
        "GRANT ALL ON *.* TO default",
        "EXECUTE AS x SELECT 1",
        "COPY secret TO '/tmp/cairn-guard'",
        // More than one statement, and texts that two lexers could read differently.
        "SELECT 1; DROP TABLE secret",
        "SELECT 1;\n\nDROP TABLE secret",
        "SELECT 1 PARALLEL WITH DROP TABLE secret",
        "SELECT 1 /* /* */ ; DROP TABLE secret -- */",
        "SELECT /* /* */ file('/etc/passwd') -- */ */",
        "SELECT 1 // '\n, file('/etc/passwd') // '",
        "SELECT 1 # '\n, file('/etc/passwd') # '",
        "SELECT 1\u00A0, file\u00A0('/etc/passwd')",
        "SELECT \u2018'\u2019, file('/etc/passwd'), \u2018'\u2019",
        "SELECT $$'$$, file('/etc/passwd'), $$'$$",
        "SELECT $a$ $b$ $a$, file('/etc/passwd') -- $b$",
        "SELECT '\\\\', file('/etc/passwd'), '\\\\'",
        "SELECT 'a''', file('/etc/passwd'), '''a'",
        // Settings that hold SQL, names of files, addresses, or lift the limits.
        "SELECT 1 SETTINGS additional_table_filters = {'secret': 'file(\\'/etc/passwd\\') = 1'}",
        "SELECT 1 SETTINGS additional_result_filter = 'file(\\'/etc/passwd\\') = 1'",
        "SELECT 1 SETTINGS max_memory_usage = 0",
        "SELECT 1 SETTINGS max_execution_time = 0",
        "SELECT 1 SETTINGS max_threads = 1, max_memory_usage = 0",
        "SELECT 1 SETTINGS log_comment = 'other'",
        "SELECT 1 SETTINGS dialect = 'kusto'",
        "SELECT 1 SETTINGS allow_introspection_functions = 1",
        "SELECT 1 SETTINGS format_schema = '/etc/passwd'",
        "SELECT 1 SETTINGS format_template_row = '/etc/passwd'",
        "SELECT 1 FORMAT Template SETTINGS format_template_resultset = '/etc/passwd'",
        "SELECT 1 SETTINGS input_format_values_interpret_expressions = 1",
        "SELECT * FROM system.stack_trace",
        "SELECT * FROM system.`stack_trace`",
    ];

    [Theory]
    [MemberData(nameof(Attempts))]
    public async Task rejects_to_leave_the_database(string sql)
    {
        var engine = shared.Engine;
        await engine.QueryAsync("CREATE TABLE IF NOT EXISTS secret (a String) ENGINE = MergeTree ORDER BY a");

        using var response = await engine.PostAsync(sql);
        var text = await response.Content.ReadAsStringAsync();

        ((int)response.StatusCode).ShouldBeGreaterThanOrEqualTo(400, text);
        text.ShouldStartWith("Code: ");
        text.ShouldNotContain("root:");
        File.Exists("/tmp/cairn-guard").ShouldBeFalse();
        (await engine.QueryAsync("SELECT count() FROM secret")).ShouldBe("0\n");
    }

    [Theory]
    [InlineData("SELECT 'file(1); drop table x' AS file_name")]
    [InlineData("SELECT count() FROM numbers(10) WHERE number IN (SELECT number FROM numbers(3)); -- the end")]
    [InlineData("SELECT file_name, i.file FROM (SELECT 'a' AS file_name, 'b' AS \"file\") AS i", false)]
    [InlineData("SELECT * FROM values('a Int32, b String', (1, 'x'), (2, 'y'))")]
    [InlineData("SELECT extract(year FROM toDate('2026-01-01')), trim(both 'x' FROM 'xax')")]
    [InlineData("WITH 1 AS one SELECT one SETTINGS max_threads = 1, max_block_size = 1000")]
    [InlineData("SHOW TABLES")]
    [InlineData("EXPLAIN SELECT 1")]
    [InlineData("SELECT engine, name FROM system.tables LIMIT 1")]
    [InlineData("SELECT $$a 'quoted' text; with a semicolon$$")]
    public async Task lets_ordinary_statements_through(string sql, bool passes = true)
    {
        using var response = await shared.Engine.PostAsync(sql);
        response.IsSuccessStatusCode.ShouldBe(passes, await response.Content.ReadAsStringAsync());
    }
}
