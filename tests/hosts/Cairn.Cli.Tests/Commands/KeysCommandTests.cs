using System.Text.Json;

namespace Cairn.Cli.Tests.Commands;

public sealed class KeysCommandTests
{
    [Fact]
    public async Task A_key_is_made_adopted_rotated_listed_and_disabled()
    {
        var folder = Directory.CreateTempSubdirectory("cairn-keys-").FullName;
        try
        {
            var made = await CairnProcess.RunAsync(folder, "keys", "create", "web");
            made.Output.TrimEnd('\n').ShouldMatch("^wk_[A-Za-z0-9_-]{43}$", "a script takes all of standard output: KEY=$(cairn keys create web)");
            made.Errors.ShouldContain("not shown again");
            var adopted = await CairnProcess.RunAsync(folder, "keys", "create", "app", "--key", "wk_app", "--format", "json");
            using var json = JsonDocument.Parse(adopted.Output);
            json.RootElement.GetProperty("key").GetString().ShouldBe("wk_app");
            var rotated = await CairnProcess.RunAsync(folder, "keys", "rotate", "web");
            rotated.Output.TrimEnd('\n').ShouldMatch("^wk_[A-Za-z0-9_-]{43}$");
            rotated.Errors.ShouldContain("stays valid");
            (await CairnProcess.RunAsync(folder, "keys", "preview", "web")).Output.TrimEnd('\n').ShouldMatch("^pv_[A-Za-z0-9_-]+$");
            (await CairnProcess.RunAsync(folder, "keys", "disable", json.RootElement.GetProperty("id").GetString()!)).Output.ShouldContain("is disabled");
            var list = await CairnProcess.RunAsync(folder, "keys", "list", "--format", "json");
            list.Output.ShouldNotContain("wk_app");
            using var listed = JsonDocument.Parse(list.Output);
            listed.RootElement.GetProperty("keys").GetArrayLength().ShouldBe(3);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_webhook_without_its_secret_says_what_to_do()
    {
        var folder = Directory.CreateTempSubdirectory("cairn-keys-").FullName;
        try
        {
            var rejected = await CairnProcess.RunAsync(folder, "keys", "webhook", "sms", "--kind", "twilio");
            rejected.ExitCode.ShouldBe(ExitCode.UserError);
            rejected.Errors.ShouldContain("--secret-file");
            await File.WriteAllTextAsync(Path.Combine(folder, "token"), "secret\n", TestContext.Current.CancellationToken);
            (await CairnProcess.RunAsync(folder, "keys", "webhook", "sms", "--kind", "twilio", "--secret-file", "token")).ExitCode.ShouldBe(0);
            var list = await CairnProcess.RunAsync(folder, "keys", "list");
            list.Output.ShouldContain("webhook twilio");
            list.Output.ShouldNotContain("secret");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
