using System.Text;
using Cairn.World.Scenario;

namespace Cairn.World.Wire;

/// <summary>
/// Names, addresses and keys of all senders, so that a collector can be set up for them. The secrets protect nothing: they
/// stand here for everybody to read, and only let a collector prove that it checks signatures.
/// </summary>
public static class Senders
{
    /// <summary>Write key of the web site.</summary>
    public const string WebKey = "wk_web";

    /// <summary>Write key of the app.</summary>
    public const string AppKey = "wk_app";

    /// <summary>Write key of the back end.</summary>
    public const string ServerKey = "wk_server";

    /// <summary>Where the mail provider's webhook goes.</summary>
    public const string MailPath = "/v1/webhook/sendgrid";

    /// <summary>Where the SMS provider's status callback goes.</summary>
    public const string SmsPath = "/v1/webhook/twilio";

    /// <summary>Where the identity check's webhook goes.</summary>
    public const string KycPath = "/v1/webhook/sumsub";

    /// <summary>The mail provider's public key: ECDSA with P-256, SubjectPublicKeyInfo as DER in base 64.</summary>
    public const string MailPublicKey =
        "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEgVywky5WRDXLhLby+QnMmZKrjflX0RKUzmHNTCotik6UcmQ6nqwph3KsMaxyEFn7DmCwflNCdAJu9/+ZdC47gg==";

    /// <summary>The SMS provider's auth token, which signs its callbacks.</summary>
    public const string SmsToken = "world-sms-auth-token";

    /// <summary>The number from which messages are sent; no person has it.</summary>
    public const string SmsFrom = "+99900000";

    /// <summary>The secret of the identity check's webhook.</summary>
    public const string KycSecret = "world-kyc-webhook-secret";

    /// <summary>Name of a sender in requests.jsonl.</summary>
    public static string Name(SenderKind sender) => sender switch
    {
        SenderKind.Web => "web",
        SenderKind.App => "app",
        SenderKind.Server => "server",
        SenderKind.Mail => "mail",
        SenderKind.Sms => "sms",
        _ => "kyc",
    };

    /// <summary>The address that the SMS provider believes to call and signs: a collector behind another must be told it.</summary>
    /// <param name="host">Host of the site.</param>
    public static string SmsUrl(string host) => $"https://collect.{host}{SmsPath}";

    /// <summary>HTTP Basic authorization with a write key as the name and no password (RFC 7617).</summary>
    public static string Authorization(string writeKey) => "Basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes(writeKey + ":"));
}
