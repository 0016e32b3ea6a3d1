using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Cairn.Cli.Tests.Commands;

/// <summary>Who is who in a world with everything that goes wrong in one, beside its truth.</summary>
public sealed class IdentityWorldTests
{
    [Theory]
    [InlineData("shop")]
    [InlineData("fintech")]
    public async Task No_strangers_are_joined_and_what_came_together_is_found(string preset)
    {
        using var folder = new TemporaryFolder();
        await MakeAsync(folder, preset);
        folder.File("persons.jsonl", await RunAsync(folder, "identity", "export"));
        using var score = JsonDocument.Parse(await RunAsync(folder, "world", "score", "--answers", "world", "--report", "persons.jsonl", "--format", "json"));
        var identity = score.RootElement.GetProperty("identity");
        identity.GetProperty("over_merged").GetInt64().ShouldBe(0);
        identity.GetProperty("pairs").GetProperty("precision").GetDouble().ShouldBeGreaterThanOrEqualTo(0.999);
        identity.GetProperty("knowable").GetInt64().ShouldBeGreaterThan(500);
        identity.GetProperty("knowable_recall").GetDouble().ShouldBeGreaterThanOrEqualTo(0.98);
    }

    [Fact]
    public async Task Devices_that_are_probably_one_persons_are_so_as_often_as_is_said_and_a_report_may_count_them_as_one()
    {
        using var folder = new TemporaryFolder();
        await MakeAsync(folder, "shop", people: 2000);
        folder.File("links.json", await RunAsync(folder, "identity", "suggest", "--min", "0", "--format", "json"));
        using var score = JsonDocument.Parse(await RunAsync(folder, "world", "score", "--answers", "world", "--report", "links.json", "--format", "json"));
        var judged = 0;
        foreach (var tenth in score.RootElement.GetProperty("links").GetProperty("tenths").EnumerateArray())
        {
            var links = tenth.GetProperty("links").GetInt64();
            if (links < 200)
                continue;
            var (stated, truth) = (tenth.GetProperty("stated").GetDouble(), tenth.GetProperty("true").GetDouble());
            // Five points, and three standard errors of a world of this size.
            truth.ShouldBe(stated, 0.05 + 3 * Math.Sqrt(stated * (1 - stated) / links));
            judged++;
        }
        judged.ShouldBeGreaterThanOrEqualTo(3);

        using var certain = JsonDocument.Parse(await RunAsync(folder, "attribute", "--conversion", "purchase", "--format", "json"));
        using var probable = JsonDocument.Parse(await RunAsync(folder, "attribute", "--conversion", "purchase", "--format", "json", "--probable-links", "0.9"));
        JsonElement Total(JsonDocument report, string name) => report.RootElement.GetProperty("attribution").GetProperty("totals").GetProperty(name);
        Total(probable, "value").GetDecimal().ShouldBe(Total(certain, "value").GetDecimal());
        Total(probable, "conversions").GetDecimal().ShouldBe(Total(certain, "conversions").GetDecimal());
        Total(probable, "acts").GetInt64().ShouldBe(Total(certain, "acts").GetInt64());
        var joined = probable.RootElement.GetProperty("attribution").GetProperty("settings").GetProperty("probably_joined").GetInt64();
        joined.ShouldBeGreaterThan(200);
        // Whoever is counted as somebody else is no person of the report any more; some of the devices had nothing but what no report counts.
        (Total(certain, "people").GetInt64() - Total(probable, "people").GetInt64()).ShouldBeInRange(joined * 9 / 10, joined);
    }

    [Fact]
    public async Task Applicants_and_contacts_are_reconciled_with_users_as_far_as_the_truth_knows_them()
    {
        using var folder = new TemporaryFolder();
        await MakeAsync(folder, "fintech");
        var contacts = (await File.ReadAllLinesAsync(Path.Combine(folder.Path, "world", "truth", "crm.csv"), TestContext.Current.CancellationToken))
            .Skip(1).Select(line => line.Split(',')).Select(row => (Crm: row[0], User: row[2], Mail: row[3].Length == 0 ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(row[3]))))).ToList();
        folder.File("users.csv", "crm_contact,user_id\n" + string.Concat(contacts.Where(row => row.User.Length > 0).Select(row => $"{row.Crm},{row.User}\n")));
        folder.File("mails.csv", "crm_contact,email_sha256\n" + string.Concat(contacts.Where(row => row.Mail.Length > 0).Select(row => $"{row.Crm},{row.Mail}\n")));
        await RunAsync(folder, "identity", "link", "--file", "users.csv");
        await RunAsync(folder, "identity", "link", "--file", "mails.csv");

        using var audit = JsonDocument.Parse(await RunAsync(folder, "identity", "audit", "--format", "json"));
        (long All, long WithOne, long WithSeveral) Found(string from) => audit.RootElement.GetProperty("reconciliations").EnumerateArray()
            .Where(one => one.GetProperty("from").GetString() == from && one.GetProperty("to").GetString() == "user_id")
            .Select(one => (one.GetProperty("identifiers").GetInt64(), one.GetProperty("with_one").GetInt64(), one.GetProperty("with_several").GetInt64())).Single();
        var truth = Truth(folder, contacts);
        truth.Count(person => person.ApplicantHasUser).ShouldBeGreaterThan(100);
        Found("kyc_applicant").ShouldBe((truth.Count(person => person.Applicant), truth.Count(person => person is { Applicant: true, ApplicantHasUser: true }), 0L));
        Found("crm_contact").ShouldBe((contacts.Count, truth.Count(person => person.ContactHasUser), 0L));
    }

    /// <summary>For each person, whether vendor's and CRM's id lead to a user: over what came together on the wire, or over the CRM's own row.</summary>
    private static List<(bool Applicant, bool ApplicantHasUser, bool ContactHasUser)> Truth(TemporaryFolder folder, List<(string Crm, string User, string Mail)> contacts)
    {
        var rows = contacts.ToDictionary(row => row.Crm);
        using var answers = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder.Path, "world", "answers.json")));
        return [.. answers.RootElement.GetProperty("people").EnumerateArray().Select(person =>
        {
            string? Id(string type) => person.GetProperty("identifiers").TryGetProperty(type, out var ids) ? ids[0].GetString() : null;
            long Group(string type) => person.GetProperty("together").TryGetProperty(type, out var groups) && groups.GetArrayLength() > 0 ? groups[0].GetInt64() : 0;
            var row = Id("crm_contact") is { } crm && rows.TryGetValue(crm, out var found) ? found : default;
            // The CRM's row joins contact, user and address; the wire joins those of one group.
            var (user, mail) = (row.User is { Length: > 0 }, row.Mail is { Length: > 0 });
            bool Same(string one, string other) => Group(one) != 0 && Group(one) == Group(other);
            var mailHasUser = Same("email_sha256", "user_id") || (user && mail);
            var applicantHasUser = Same("kyc_applicant", "user_id") || (Same("kyc_applicant", "email_sha256") && mailHasUser);
            return (Id("kyc_applicant") is not null, applicantHasUser, user || (mail && mailHasUser));
        })];
    }

    private static async Task MakeAsync(TemporaryFolder folder, string preset, int people = 800)
    {
        await RunAsync(folder, "world", "--preset", preset, "--seed", "7", "--people", $"{people}", "--days", "40", "--faults", "chaos", "--out", "world");
        await RunAsync(folder, "import", Path.Combine("world", "requests.jsonl"), "--plan", Repository.File("plans", $"{preset}.yaml"));
    }

    private static async Task<string> RunAsync(TemporaryFolder folder, params string[] arguments)
    {
        var run = await CairnProcess.RunAsync(folder.Path, arguments);
        run.ExitCode.ShouldBe(0, run.Errors);
        return run.Output;
    }
}
