using System.CommandLine;

namespace Cairn.Cli.Commands;

/// <summary><c>cairn keys</c>: who may send events to the collector.</summary>
internal static class KeysCommand
{
    public static Command Create() => new("keys", """
        Makes, lists, rotates and disables the write keys of sources, and says how their webhooks are signed. A server that
        runs takes every change over within a second.

        Examples:
          cairn keys create web --data .cairn
          cairn keys create web --key wk_of_another_collector
          cairn keys preview web --for 1h
          cairn keys webhook mail --kind sendgrid --secret-file sendgrid.key
        """)
    {
        KeysCreateCommand.Create(),
        KeysListCommand.Create(),
        KeysRotateCommand.Create(),
        KeysDisableCommand.Create(),
        KeysWebhookCommand.Create(),
        KeysPreviewCommand.Create(),
    };
}
