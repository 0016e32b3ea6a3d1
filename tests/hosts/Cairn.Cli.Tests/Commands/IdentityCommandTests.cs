using System.Text.Json;

namespace Cairn.Cli.Tests.Commands;

/// <summary><c>cairn identity</c> on a folder with a merge, a shared tablet, and a rejected link.</summary>
public sealed class IdentityCommandTests
{
    private const string Plan = """
        name: small
        version: "7"
        identifiers:
          email_sha256: { max: 1 }
          crm_contact:
          wallet:
        phases: { discovery: { minimum: 0, maximum: 0.5 } }
        events:
          Page Viewed: { phase: discovery, value: 0.1, description: Saw a page. }
        """;

    private const string Mapping = """
        source: shop
        time: { column: time }
        event: { column: event }
        identifiers: { user_id: user, anonymous_id: device, email_sha256: mail, crm_contact: crm }
        """;

    private const string Log = """
        time,event,user,device,mail,crm
        2026-03-01T10:00:00Z,Page Viewed,,tablet,,
        2026-03-01T11:00:00Z,Page Viewed,anna,tablet,,
        2026-03-01T12:00:00Z,Page Viewed,anna,,m1,
        2026-03-01T13:00:00Z,Page Viewed,bob,tablet,,
        2026-03-01T14:00:00Z,Page Viewed,,tablet,,
        2026-03-01T15:00:00Z,Page Viewed,anna,,m2,
        2026-03-01T16:00:00Z,Page Viewed,,,m1,
        2026-03-01T17:00:00Z,Page Viewed,,,,c1

        """;

    /// <summary>A browser on which only the server names somebody, another one in the same network, and later events without a network.</summary>
    private const string Requests = """"
        {"at":"2026-03-01T10:00:00Z","source":"web","method":"POST","path":"/v1/p","headers":{"X-Forwarded-For":"203.0.113.9"},"body":{"anonymousId":"a","messageId":"1","context":{"userAgent":"Mozilla/5.0 (iPhone) Version/26.1 Safari/604.1","locale":"de-DE"}}}
        {"at":"2026-03-01T10:00:00Z","source":"web","method":"POST","path":"/v1/p","headers":{"X-Forwarded-For":"203.0.113.9"},"body":{"anonymousId":"b","messageId":"2","userId":"ben","context":{"userAgent":"Mozilla/5.0 (Macintosh) Version/26.1 Safari/604.1","locale":"de-DE"}}}
        {"at":"2026-03-01T10:00:00Z","source":"web","method":"POST","path":"/v1/p","headers":{"X-Forwarded-For":"203.0.113.9"},"body":{"anonymousId":"c","messageId":"3","context":{"userAgent":"Mozilla/5.0 (Macintosh) Chrome/143.0 Safari/604.1","locale":"de-DE"}}}
        {"at":"2026-03-02T10:00:00Z","source":"server","method":"POST","path":"/v1/i","headers":{},"body":{"anonymousId":"a","messageId":"4","userId":"anna","context":{"library":{"name":"analytics-node"}}}}
        {"at":"2026-03-05T10:00:00Z","source":"web","method":"POST","path":"/v1/p","headers":{},"body":{"anonymousId":"a","messageId":"5","context":{"userAgent":"Mozilla/5.0 (iPhone) Version/26.1 Safari/604.1","locale":"de-DE"}}}

        """";

    [Fact]
    public async Task Devices_are_compared_also_where_later_events_have_no_network_and_never_two_people_whom_a_server_named()
    {
        using var folder = new TemporaryFolder();
        folder.File("plan.yaml", Plan + "\nnetworks: keep\n");
        folder.File("requests.jsonl", Requests);
        var imported = await CairnProcess.RunAsync(folder.Path, "import", "requests.jsonl", "--plan", "plan.yaml");
        imported.ExitCode.ShouldBe(0, imported.Errors);
        using var found = JsonDocument.Parse(await RunAsync(folder, "identity", "suggest", "--min", "0", "--format", "json"));
        (found.RootElement.GetProperty("devices").GetInt64(), found.RootElement.GetProperty("pairs").GetInt64(), found.RootElement.GetProperty("known_pairs").GetInt64()).ShouldBe((3L, 2L, 1L));
        found.RootElement.GetProperty("links").EnumerateArray().Select(static link => $"{link.GetProperty("one_person").GetString()} {link.GetProperty("other_person").GetString()}")
            .ShouldAllBe(static pair => pair.Contains("anonymous_id:c"));
        (await RunAsync(folder, "identity", "suggest", "--min", "0")).ShouldContain("3 devices of known networks; 2 pairs in one network");
        (await RunAsync(folder, "identity", "suggest", "--min", "0", "--format", "jsonl")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(2);
    }

    [Fact]
    public async Task Persons_are_shown_explained_joined_parted_audited_and_exported()
    {
        using var folder = new TemporaryFolder();
        folder.File("plan.yaml", Plan);
        folder.File("map.yaml", Mapping);
        folder.File("log.csv", Log);
        var imported = await CairnProcess.RunAsync(folder.Path, "import", "log.csv", "--map", "map.yaml", "--plan", "plan.yaml");
        imported.ExitCode.ShouldBe(0, imported.Errors);

        var shown = await RunAsync(folder, "identity", "show", "anna");
        shown.ShouldContain("user_id:anna");
        shown.ShouldContain("user_id:anna and email_sha256:m1  together since 2026-03-01 12:00");
        shown.ShouldContain("anonymous_id:tablet  first seen with user_id:anna, shared since 2026-03-01 13:00");
        shown.ShouldContain("rejected: user_id:anna and email_sha256:m2, 2026-03-01 15:00: a person would have more of email_sha256 than the plan allows");

        (await RunAsync(folder, "identity", "why", "email_sha256:m1", "user_id:anna")).ShouldContain("are one person.");
        (await RunAsync(folder, "identity", "why", "user_id:bob", "user_id:anna")).ShouldContain("No event came with both");
        (await RunAsync(folder, "journey", "m1")).ShouldContain("user_id:anna");

        (await RunAsync(folder, "identity", "rebuild")).ShouldContain("found from nothing, who is who is the same");
        folder.File("looser.yaml", Plan.Replace("email_sha256: { max: 1 }", "email_sha256:"));
        var looser = await RunAsync(folder, "identity", "rebuild", "--plan", "looser.yaml");
        looser.ShouldContain("1 rejected link");
        looser.ShouldContain("1 person of several identifiers is new. The first:\n  email_sha256:m1, email_sha256:m2, user_id:anna\n");
        looser.ShouldContain("1 person of several identifiers is no more. The first:\n  email_sha256:m1, user_id:anna\n");

        folder.File("links.csv", "crm_contact,user_id\nc1,bob\nc1,bob\n");
        (await RunAsync(folder, "identity", "link", "--file", "links.csv")).ShouldContain("1 link stored");
        (await RunAsync(folder, "identity", "why", "crm_contact:c1", "user_id:bob")).ShouldContain("are one person.");
        // A user of whom no event has told.
        folder.File("unseen.csv", "email_sha256,user_id\nm2,dora\n");
        (await RunAsync(folder, "identity", "link", "--file", "unseen.csv")).ShouldContain("1 link stored");
        (await RunAsync(folder, "identity", "show", "m2")).ShouldStartWith("user_id:dora");
        (await RunAsync(folder, "identity", "split", "email_sha256:m1", "user_id:anna", "--reason", "shared")).ShouldContain("are said to be two persons");
        (await RunAsync(folder, "identity", "why", "email_sha256:m1", "user_id:anna")).ShouldContain("somebody said that they are two persons");
        (await RunAsync(folder, "identity", "show", "anna")).ShouldContain("user_id:anna and email_sha256:m2  together since");
        (await RunAsync(folder, "identity", "link", "email_sha256:m1", "user_id:anna")).ShouldContain("are said to be one person");
        (await RunAsync(folder, "identity", "why", "email_sha256:m1", "user_id:anna")).ShouldContain("are one person.");

        // A device is split from who used it first, and the other way round; an id that only a mapping told is found as well.
        (await RunAsync(folder, "identity", "why", "anonymous_id:tablet", "user_id:bob")).ShouldContain("shared since 2026-03-01 13:00");
        (await RunAsync(folder, "identity", "split", "anonymous_id:tablet", "user_id:bob")).ShouldContain("are said to be two persons");
        (await RunAsync(folder, "identity", "show", "anna")).ShouldContain("anonymous_id:tablet  used by user_id:anna alone");
        (await RunAsync(folder, "identity", "link", "anonymous_id:tablet", "user_id:bob")).ShouldContain("are said to be one person");
        (await RunAsync(folder, "identity", "show", "bob", "--format", "json")).ShouldContain("anonymous_id:tablet");
        (await RunAsync(folder, "identity", "show", "dora")).ShouldStartWith("user_id:dora");

        using var audit = JsonDocument.Parse(await RunAsync(folder, "identity", "audit", "--format", "json"));
        audit.RootElement.GetProperty("shared_devices").GetInt32().ShouldBe(1);
        var pair = audit.RootElement.GetProperty("reconciliations").EnumerateArray().Single(one => one.GetProperty("from").GetString() == "crm_contact" && one.GetProperty("to").GetString() == "user_id");
        (pair.GetProperty("identifiers").GetInt32(), pair.GetProperty("with_one").GetInt32(), pair.GetProperty("without").GetInt32()).ShouldBe((1, 1, 0));
        (await RunAsync(folder, "identity", "audit")).ShouldContain("1 device used by several people");

        var persons = (await RunAsync(folder, "identity", "export")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        persons.ShouldContain("""{"person":"user_id:bob","identifiers":[{"type":"user_id","id":"bob"},{"type":"anonymous_id","id":"tablet"},{"type":"crm_contact","id":"c1"}]}""");
        persons.ShouldContain(person => person.Contains("""{"type":"user_id","id":"dora"}""", StringComparison.Ordinal), "no event came with it");
        persons.Length.ShouldBe(3, "the rejected address is somebody by itself, or the one who was told of");
    }

    [Fact]
    public async Task A_wallet_is_proved_by_its_signature_and_else_said_not_to_be()
    {
        using var folder = new TemporaryFolder();
        folder.File("plan.yaml", Plan);
        // The message and its signature are those of SignInVectorTests' first good case, sent by a user to whom another wallet is only ascribed.
        folder.File("requests.jsonl", """
            {"at":"2022-01-28T08:00:00Z","source":"web","path":"/v1/wallet","body":{"userId":"anna","message":"login.xyz wants you to sign in with your Ethereum account:\n0x9D85ca56217D2bb651b00f15e694EB7E713637D4\n\nSign-In With Ethereum Example Statement\n\nURI: https://login.xyz\nVersion: 1\nChain ID: 1\nNonce: bTyXgcQxn2htgkjJn\nIssued At: 2022-01-27T17:09:38.578Z\nExpiration Time: 2100-01-07T14:31:43.952Z","signature":"0xdc35c7f8ba2720df052e0092556456127f00f7707eaa8e3bbff7e56774e7f2e05a093cfc9e02964c33d86e8e066e221b7d153d27e5a2e97ccd5ca7d3f2ce06cb1b"}}

            """);
        folder.File("map.yaml", "source: shop\ntime: { column: time }\nevent: { column: event }\nidentifiers: { user_id: user, wallet: wallet }\n");
        folder.File("log.csv", "time,event,user,wallet\n2026-03-01T10:00:00Z,Page Viewed,anna,0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed\n");
        foreach (var arguments in new[] { new[] { "requests.jsonl" }, ["log.csv", "--map", "map.yaml"] })
        {
            var imported = await CairnProcess.RunAsync(folder.Path, ["import", .. arguments, "--plan", "plan.yaml"]);
            imported.ExitCode.ShouldBe(0, imported.Errors);
        }
        var shown = await RunAsync(folder, "identity", "show", "0x5AAEB6053F3E94C9B9A09F33669435E7EF1BEAED");
        shown.ShouldStartWith("user_id:anna");
        shown.Split('\n').Single(line => line.Contains("0x9d85ca56217d2bb651b00f15e694eb7e713637d4", StringComparison.Ordinal)).ShouldContain("proved by the wallet's signature");
        shown.Split('\n').Single(line => line.Contains("0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed", StringComparison.Ordinal)).ShouldContain("not proved");
        (await RunAsync(folder, "identity", "why", "wallet:0x9D85ca56217D2bb651b00f15e694EB7E713637D4", "user_id:anna")).ShouldContain("proved by the wallet's signature");
    }

    [Fact]
    public async Task What_cannot_be_meant_is_told_and_joins_nobody()
    {
        using var folder = new TemporaryFolder();
        folder.File("plan.yaml", Plan);
        folder.File("map.yaml", Mapping);
        folder.File("log.csv", Log);
        folder.File("double.csv", "crm_contact,user_id\nc1,anna\nc1,bob\n");
        folder.File("broken.csv", "crm_contact,user_id\nc1\n");
        folder.File("empty.csv", "");
        folder.File("strange.csv", "crm,user_id\nc1,anna\n");
        (await CairnProcess.RunAsync(folder.Path, "import", "log.csv", "--map", "map.yaml", "--plan", "plan.yaml")).ExitCode.ShouldBe(0);
        foreach (var (problem, command) in new (string, string[])[]
        {
            ("No event came with user_id:carl", ["split", "user_id:carl", "user_id:anna"]),
            ("'anna' does not say what kind of identifier it is", ["split", "anna", "user_id:bob"]),
            ("The plan has no identifier type 'usr_id'", ["link", "usr_id:anna", "user_id:bob"]),
            ("user_id:anna is one identifier, not two", ["link", "user_id:anna", "user_id:anna"]),
            ("The user_id has 10,000 characters", ["link", "user_id:" + new string('x', 10_000), "user_id:bob"]),
            ("The user_id has control characters", ["link", "user_id:an\u0001na", "user_id:bob"]),
            ("has a letter of the wrong case (EIP-55)", ["link", "wallet:0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD", "user_id:bob"]),
            ("Two identifiers are needed", ["link", "user_id:anna"]),
            ("double.csv:3: the crm_contact 'c1' stands for the user_id 'bob', and for 'anna' in line 2", ["link", "--file", "double.csv"]),
            ("broken.csv:2: 'c1' is not two ids", ["link", "--file", "broken.csv"]),
            ("empty.csv:1: the file is empty", ["link", "--file", "empty.csv"]),
            ("strange.csv:1: the plan has no identifier type 'crm'", ["link", "--file", "strange.csv"]),
            ("There is no file none.csv", ["link", "--file", "none.csv"]),
        })
        {
            var run = await CairnProcess.RunAsync(folder.Path, ["identity", .. command]);
            run.ExitCode.ShouldBe(1, problem);
            run.Errors.ReplaceLineEndings(" ").ShouldContain(problem);
        }
        (await RunAsync(folder, "sql", "SELECT count() FROM identity_decisions", "--format", "csv")).ShouldContain("\n0");
    }

    private static async Task<string> RunAsync(TemporaryFolder folder, params string[] arguments)
    {
        var run = await CairnProcess.RunAsync(folder.Path, arguments);
        run.ExitCode.ShouldBe(0, run.Errors);
        return run.Output;
    }
}
