using System.CommandLine;

namespace Cairn.Cli.Commands;

/// <summary><c>cairn identity</c>: who is who, why, and what people say of it.</summary>
internal static class IdentityCommand
{
    public static Command Create() => new("identity", """
        Shows which identifiers are one person and why, joins and parts persons, and audits the whole. Nothing that is stored is
        ever rewritten: who is who is found anew from the events, the plan's limits and what was said here, so each word
        can be taken back by the opposite one.

        Examples:
          cairn identity show user_id:42
          cairn identity why email_sha256:9f86d0 user_id:42
          cairn identity link crm_id:7 user_id:42 --reason "ticket 81"
          cairn identity audit
          cairn identity suggest
        """)
    {
        IdentityShowCommand.Create(),
        IdentityWhyCommand.Create(),
        IdentityDecideCommand.CreateLink(),
        IdentityDecideCommand.CreateSplit(),
        IdentityAuditCommand.Create(),
        IdentitySuggestCommand.Create(),
        IdentityRebuildCommand.Create(),
        IdentityExportCommand.Create(),
    };
}
