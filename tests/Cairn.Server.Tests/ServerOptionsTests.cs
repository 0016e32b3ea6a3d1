namespace Cairn.Server.Tests;

public sealed class ServerOptionsTests
{
    [Fact]
    public void Names_the_data_folder() => new ServerOptions { Data = "x" }.Data.ShouldBe("x");
}
