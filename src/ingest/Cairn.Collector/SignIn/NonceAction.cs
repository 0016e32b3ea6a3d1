using System.Text.Json;
using Cairn.Collector.Answers;
using Microsoft.AspNetCore.Http;

namespace Cairn.Collector.SignIn;

/// <summary>Answers <c>POST /v1/wallet/nonce</c> with a nonce for the next sign-in message.</summary>
/// <param name="nonces">Who gives them out.</param>
internal sealed class NonceAction(NonceBook nonces)
{
    /// <summary>Where it stands.</summary>
    public const string Path = "/v1/wallet/nonce";

    private static readonly JsonSerializerOptions Style = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public Task AnswerAsync(HttpContext http)
    {
        var (nonce, ends) = nonces.Issue();
        Reply.WriteUnkept(http.Response, StatusCodes.Status200OK, Reply.Json, JsonSerializer.SerializeToUtf8Bytes(new Answer(nonce, ends.UtcDateTime), Style));
        return Task.CompletedTask;
    }

    private sealed record Answer(string Nonce, DateTime ExpiresAt);
}
