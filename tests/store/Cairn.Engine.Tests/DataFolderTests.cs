using Cairn.Data;
using Cairn.Engine.Tests.Support;
using Cairn.Model;

namespace Cairn.Engine.Tests;

public sealed class DataFolderTests
{
    [Fact]
    public void marks_a_new_folder_and_opens_it_again()
    {
        using var temp = new TestFolder();
        DataFolder.Open(temp["data"], create: true).Path.ShouldBe(temp["data"]);
        File.ReadAllText(Path.Combine(temp["data"], "cairn.json")).ShouldBe("{\"format\": 1}\n");
        DataFolder.Open(temp["data"], create: false).WarehousePath.ShouldBe(Path.Combine(temp["data"], "warehouse"));
        Directory.GetFileSystemEntries(temp["data"]).Length.ShouldBe(1);
    }

    [Fact]
    public void refuses_a_folder_of_a_newer_version()
    {
        using var temp = new TestFolder();
        File.WriteAllText(temp["cairn.json"], "{\"format\": 2}");
        var problem = Should.Throw<UserException>(() => DataFolder.Open(temp.Path, create: true));
        problem.Message.ShouldContain("format 2");
        problem.Remedy.ShouldContain("newer version");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("{\"format\": \"one\"}")]
    [InlineData("[1]")]
    public void refuses_a_mark_that_says_nothing(string mark)
    {
        using var temp = new TestFolder();
        File.WriteAllText(temp["cairn.json"], mark);
        Should.Throw<UserException>(() => DataFolder.Open(temp.Path, create: true)).Message.ShouldContain("cairn.json");
    }

    [Fact]
    public void refuses_a_file_a_missing_folder_and_a_folder_of_others()
    {
        using var temp = new TestFolder();
        File.WriteAllText(temp["x"], "");
        Should.Throw<UserException>(() => DataFolder.Open(temp["x"], create: true)).Message.ShouldContain("is a file");
        Should.Throw<UserException>(() => DataFolder.Open(temp["none"], create: false)).Message.ShouldContain("There is no data folder");
        Should.Throw<UserException>(() => DataFolder.Open(temp.Path, create: true)).Message.ShouldContain("holds other files");
        Should.Throw<UserException>(() => DataFolder.Open(temp.Path, create: false)).Message.ShouldContain("is no data folder");
    }

    [Fact]
    public void refuses_a_place_that_cannot_be_written()
    {
        // Nobody, not even root, can make a folder here.
        var problem = Should.Throw<UserException>(() => DataFolder.Open("/proc/cairn", create: true));
        problem.Message.ShouldContain("cannot be written");
        problem.Remedy.ShouldContain("--data");
    }
}
