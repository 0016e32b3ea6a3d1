using Cairn.Model;

namespace Cairn.Data.Tests;

public sealed class DataFolderTests
{
    [Fact]
    public void marks_a_new_folder_and_opens_it_again()
    {
        using var temp = new TemporaryFolder();
        DataFolder.Open(Path.Combine(temp.Path, "data"), create: true).Path.ShouldBe(Path.Combine(temp.Path, "data"));
        File.ReadAllText(Path.Combine(temp.Path, "data", "cairn.json")).ShouldBe("{\"format\": 1}\n");
        DataFolder.Open(Path.Combine(temp.Path, "data"), create: false).WarehousePath.ShouldBe(Path.Combine(temp.Path, "data", "warehouse"));
        Directory.GetFileSystemEntries(Path.Combine(temp.Path, "data")).Length.ShouldBe(1);
    }

    [Fact]
    public void rejects_a_folder_of_a_newer_version()
    {
        using var temp = new TemporaryFolder();
        File.WriteAllText(Path.Combine(temp.Path, "cairn.json"), "{\"format\": 2}");
        var problem = Should.Throw<UserException>(() => DataFolder.Open(temp.Path, create: true));
        problem.Message.ShouldContain("format 2");
        problem.Remedy.ShouldContain("newer version");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("{\"format\": \"one\"}")]
    [InlineData("[1]")]
    public void rejects_a_mark_that_says_nothing(string mark)
    {
        using var temp = new TemporaryFolder();
        File.WriteAllText(Path.Combine(temp.Path, "cairn.json"), mark);
        Should.Throw<UserException>(() => DataFolder.Open(temp.Path, create: true)).Message.ShouldContain("cairn.json");
    }

    [Fact]
    public void rejects_a_file_a_missing_folder_and_a_folder_of_others()
    {
        using var temp = new TemporaryFolder();
        File.WriteAllText(Path.Combine(temp.Path, "x"), "");
        Should.Throw<UserException>(() => DataFolder.Open(Path.Combine(temp.Path, "x"), create: true)).Message.ShouldContain("is a file");
        Should.Throw<UserException>(() => DataFolder.Open(Path.Combine(temp.Path, "none"), create: false)).Message.ShouldContain("There is no data folder");
        Should.Throw<UserException>(() => DataFolder.Open(temp.Path, create: true)).Message.ShouldContain("holds other files");
        Should.Throw<UserException>(() => DataFolder.Open(temp.Path, create: false)).Message.ShouldContain("is no data folder");
    }

    [Fact]
    public void rejects_a_place_that_cannot_be_written()
    {
        // Nobody, not even root, can make a folder here.
        var problem = Should.Throw<UserException>(() => DataFolder.Open("/proc/cairn", create: true));
        problem.Message.ShouldContain("cannot be written");
        problem.Remedy.ShouldContain("--data");
    }
}
