namespace Cairn.World.Scenario;

/// <summary>Indexes of the events that providers of mail and text messages report.</summary>
/// <param name="MailDelivered">A mail was delivered.</param>
/// <param name="MailOpened">A mail was opened.</param>
/// <param name="MailClicked">A link in a mail was clicked.</param>
/// <param name="TextDelivered">A text message was delivered.</param>
internal sealed record MessageEvents(int MailDelivered, int MailOpened, int MailClicked, int TextDelivered);
