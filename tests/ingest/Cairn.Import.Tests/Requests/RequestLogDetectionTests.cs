using System.Text;
using Cairn.Import.Mapping;
using Cairn.Import.Reading;
using Cairn.Import.Requests;
using Cairn.Model;

namespace Cairn.Import.Tests.Requests;

public sealed class RequestLogDetectionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("""{"at":"x","path":"/v1/t","body":{}}""", true)]
    [InlineData("""{"body":null,"more":{"path":1},"path":"/"}""", true)]
    [InlineData("{broken\n{\"path\":\"/\",\"body\":\"\"}", true)]
    [InlineData("""{"at":"x","path":"/v1/t","body":{"cut":[1,2""", true)]
    [InlineData("""{"path":"/v1/t","nested":{"body":1}}""", false)]
    [InlineData("""{"body":"x","cut":[1,2""", false)]
    [InlineData("""["path","body"]""", false)]
    [InlineData("path,body\n/,x", false)]
    [InlineData("", false)]
    public void A_request_log_is_known_by_path_and_body(string sample, bool isOne) => RequestLog.IsOne(Encoding.UTF8.GetBytes(sample)).ShouldBe(isOne);

    [Fact]
    public async Task A_request_log_needs_no_mapping_and_takes_none_that_leaves_the_format_open()
    {
        var file = _folder.File("r", RequestLogs.Line("/v1/t", RequestLogs.Track("x")));
        (await DetectAsync(file, MappingFile.Requests.Reading)).Format.ShouldBe(LogFormat.Requests);
        (await DetectAsync(file, new ReadingOptions { Format = LogFormat.JsonLines })).Columns.ShouldContain("body.event");
        var problem = await Should.ThrowAsync<UserException>(() => DetectAsync(file, new ReadingOptions()));
        problem.Message.ShouldEndWith("is a request log, which needs no mapping");
    }

    [Fact]
    public async Task Without_a_mapping_another_file_is_rejected_with_the_way_out()
    {
        var problem = await Should.ThrowAsync<UserException>(() => DetectAsync(_folder.File("a.csv", "a,b\n1,2\n"), MappingFile.Requests.Reading));
        problem.Message.ShouldContain("is no request log");
        problem.Remedy.ShouldContain("--map");
    }

    [Fact]
    public void A_mapping_of_a_request_log_maps_nothing()
    {
        MappingFile.Parse("source: shop\nfile: { format: requests }\n", "m.yaml").Source.ShouldBe("shop");
        Should.Throw<UserException>(() => MappingFile.Parse("file: { format: requests }\nevent: x\n", "m.yaml")).Message.ShouldContain("'event'");
    }

    private static Task<Dialect> DetectAsync(string path, ReadingOptions options) =>
        new LogOpener().DetectAsync(LogFile.Inspect(path), options, TestContext.Current.CancellationToken);
}
