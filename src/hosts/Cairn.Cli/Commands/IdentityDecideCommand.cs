using System.CommandLine;
using Cairn.Engine.Sessions;
using Cairn.Identity;
using Cairn.Identity.Decisions;
using Cairn.Identity.Identifiers;
using Cairn.Model;
using Cairn.Warehouse;

namespace Cairn.Cli.Commands;

/// <summary><c>cairn identity link</c> and <c>split</c>: what people say of identifiers.</summary>
internal static class IdentityDecideCommand
{
    private const int MaxReason = 500;

    public static Command CreateLink()
    {
        var file = new Option<string?>("--file") { Description = "A mapping instead of two identifiers: a heading of two types, then two ids a line.", HelpName = "FILE" };
        return Create("link", DecisionKind.Link, file, """
            Says that two identifiers are one person, also where the plan's limits would not join them; or, with --file, how the ids of one
            system are called in another, which joins within the limits. `cairn identity split` takes it back.

            Examples:
              cairn identity link crm_id:7 user_id:42 --reason "ticket 81"
              cairn identity link --file crm-users.csv
            """);
    }

    public static Command CreateSplit() => Create("split", DecisionKind.Split, null, """
        Says that two identifiers are two persons, so that no link joins them, nor any others that would. Of a device and somebody: the
        device is not theirs. `cairn identity link` takes it back.

        Examples:
          cairn identity split email_sha256:9f86d0 user_id:42 --reason "shared address"
          cairn identity split anonymous_id:7f3a user_id:42
        """);

    private static Command Create(string name, DecisionKind kind, Option<string?>? file, string description)
    {
        var one = new Argument<string?>("ONE") { Description = "An identifier as TYPE:ID.", Arity = ArgumentArity.ZeroOrOne };
        var other = new Argument<string?>("OTHER") { Description = "Another one.", Arity = ArgumentArity.ZeroOrOne };
        var reason = new Option<string>("--reason") { Description = "Why, for whoever reads it later.", HelpName = "TEXT", DefaultValueFactory = _ => "" };
        var (data, plan) = (CommonOptions.Data(), CommonOptions.PlanOverride());
        var command = new Command(name, description) { one, other, reason, data, plan };
        if (file is not null)
            command.Add(file);
        command.SetAction(async (parsed, ct) =>
        {
            await using var folder = await PlannedFolder.OpenAsync(parsed.GetRequiredValue(data), parsed.GetValue(plan), ct);
            await WarehouseFailure.TranslateAsync(async () =>
            {
                var decided = new IdentityDecisions(folder.Client);
                if (file is not null && parsed.GetValue(file) is { } path)
                {
                    var links = MappingLinks.Read(path, folder.Types, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
                    await decided.StoreAsync(links, ct);
                    Console.WriteLine($"{Words.Count(links.Count, "link")} stored. `cairn identity audit` says how many of them joined persons.");
                    return;
                }
                var said = await OneAsync(folder.Client, folder.Types, kind, parsed.GetValue(one), parsed.GetValue(other), Reason(parsed.GetRequiredValue(reason)), ct);
                await decided.StoreAsync([said], ct);
                Console.WriteLine(
                    $"{said.One} and {said.Other} are said to be {(kind == DecisionKind.Split ? "two persons" : "one person")}, for all that was stored before, too. "
                    + "`cairn identity why` says what came of it.");
            });
            return 0;
        });
        return command;
    }

    private static async Task<IdentityDecision> OneAsync(
        WarehouseClient client, IdentifierTypes types, DecisionKind kind, string? one, string? other, string reason, CancellationToken ct)
    {
        if (one is null || other is null)
            throw new UserException("Two identifiers are needed.", "Write both as TYPE:ID, as user_id:42.");
        var (left, right) = (IdentifierName.Of(one, types), IdentifierName.Of(other, types));
        if (left == right)
            throw new UserException($"{left.Text} is one identifier, not two.", "Name two.");
        if (types.IsDevice(left.Type) && types.IsDevice(right.Type))
            throw new UserException("Both are devices, which join nobody.", "Say of each whose it is, as: cairn identity link anonymous_id:7f3a user_id:42.");
        foreach (var name in new[] { left, right })
            if (!await WhyReader.IsKnownAsync(client, types, name, ct))
                throw new UserException($"No event came with {name.Text}.", "Ids are compared letter by letter; `cairn identity show` finds a person by any of them.");
        return new IdentityDecision(kind, left.Text, right.Text, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(), reason);
    }

    private static string Reason(string text) =>
        text.Length <= MaxReason ? text : throw new UserException($"The reason has {text.Length:N0} characters.", $"At most {MaxReason}.");
}
