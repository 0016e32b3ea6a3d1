using System.Text.Json;
using Cairn.Collector.Answers;
using Cairn.Collector.Secrets;
using Microsoft.AspNetCore.Http;

namespace Cairn.Collector.Plans;

/// <summary>Answers <c>POST /v1/plan</c>, by which an operator has the collector read its plan again: 200 when the file's plan is in force, 422 when it has mistakes.</summary>
/// <param name="token">Who may.</param>
/// <param name="reload">Reads it.</param>
internal sealed class PlanAction(OperatorToken token, Func<PlanChange> reload)
{
    /// <summary>Where it stands.</summary>
    public const string Path = "/v1/plan";

    private static readonly JsonSerializerOptions Style = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public Task AnswerAsync(HttpContext http)
    {
        if (!token.IsIn(http.Request.Headers.Authorization.ToString()))
        {
            ErrorAnswer.WrongToken.Write(http);
            return Task.CompletedTask;
        }
        var change = reload();
        var answer = new PlanAnswer(change.IsTaken, change.IsChanged, change.Plan.Name, change.Plan.Version, change.Plan.Events.Count, change.Plan.Digest, change.Mistakes);
        Reply.WriteUnkept(
            http.Response, change.IsTaken ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity, Reply.Json, JsonSerializer.SerializeToUtf8Bytes(answer, Style));
        return Task.CompletedTask;
    }
}
