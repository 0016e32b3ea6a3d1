using System.Security.Cryptography;
using System.Text;
using Cairn.World.Answers;
using Cairn.World.Simulation;
using Cairn.World.Text;
using Cairn.World.Tracking;

namespace Cairn.World.Making;

/// <summary>The lines of answers.json about people: everything by which each was seen, on the wire or in a source of truth.</summary>
/// <param name="plan">The world.</param>
internal sealed class PersonLines(WorldPlan plan) : IDisposable
{
    public JsonLines Lines { get; } = new();

    public void Dispose() => Lines.Dispose();

    public void Add(in Person person, int first, FutureValue future, Story story, WireIdentities seen)
    {
        var number = person.Number;
        var ids = plan.Ids;
        var found = new Dictionary<string, IReadOnlyList<string>>();
        void Put(string type, params string[] values)
        {
            if (values.Length > 0)
                found[type] = values;
        }
        var isContact = story.Contacts.Exists(row => row.Person == number);
        Put("anonymous_id", [.. seen.Anonymous.Where(pair => pair.Person == number).Select(pair => ids.AnonymousId(pair.Anonymous))]);
        if (seen.Users.Contains(number) || story.Contacts.Exists(row => row.Person == number && row.HasUserId))
            Put("user_id", ids.UserId(number));
        if (seen.Addresses.Contains(number) || isContact || story.Orders.Exists(row => row.Person == number)
            || story.Answers.Exists(row => row.Person == number && row.HasEmail)
            || story.Checks.Exists(row => row.Person == number && row.HasEmail))
            Put("email_sha256", Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(ids.Email(number)))));
        if (isContact)
            Put("crm_contact", ids.CrmId(number));
        if (story.Checks.Exists(row => row.Person == number))
            Put("kyc_applicant", ids.ApplicantId(number));
        if (story.Transfers.Exists(row => row.Person == number) || seen.Wallets.Contains(number))
            Put("wallet", ids.Wallet(number));
        Put("respondent", [.. story.Answers.Where(row => row.Person == number).Select(row => ids.RespondentId(row.Key))]);
        var groups = seen.Links.GroupsOf(number);
        var together = new Dictionary<string, IReadOnlyList<long>>();
        void Group(string type, params ReadOnlySpan<ulong> members)
        {
            if (found.ContainsKey(type))
                together[type] = [.. members.ToArray().Select(member => (long)groups.GetValueOrDefault(member))];
        }
        Group("anonymous_id", [.. seen.Anonymous.Where(pair => pair.Person == number).Select(static pair => pair.Anonymous)]);
        Group("user_id", WireLinks.User);
        Group("email_sha256", WireLinks.Address);
        Group("kyc_applicant", WireLinks.Applicant);
        Write(new PersonAnswer
        {
            Person = $"p-{number}",
            Kind = "customer",
            Household = $"h-{first}",
            Alive = future.IsAlive,
            FutureOrders = future.Conversions,
            FutureValue = future.Cents / 100.0,
            Identifiers = found,
            Together = together,
        });
    }

    /// <summary>A bot, which is nobody's.</summary>
    public void AddBot(int number, IEnumerable<ulong> anonymous) => Write(new PersonAnswer
    {
        Person = $"bot-{number}",
        Kind = "bot",
        Identifiers = new Dictionary<string, IReadOnlyList<string>> { ["anonymous_id"] = [.. anonymous.Select(plan.Ids.AnonymousId)] },
    });

    private void Write(PersonAnswer person)
    {
        person.Write(Lines.Begin());
        Lines.End();
    }
}
