using System.Net;

namespace Cairn.Reference.Tests.Comparison;

/// <summary>
/// Keeps what the engine answered to each statement while it holds one log, and answers the same statement from there: nine tenths
/// of a case are an engine planning its views, and several questions of one log read the same acts.
/// </summary>
internal sealed class AnswersOfOneLog(HttpMessageHandler engine) : DelegatingHandler(engine)
{
    private readonly Dictionary<string, Answer> _answers = [];

    private bool _holdsLog;

    /// <summary>Forgets them all: another log comes. Before the first one nothing is kept.</summary>
    public void BeginLog()
    {
        _holdsLog = true;
        _answers.Clear();
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        if (!_holdsLog || request.Content is not ByteArrayContent statement || await statement.ReadAsStringAsync(ct) is var text && !IsQuestion(text))
            return await base.SendAsync(request, ct);
        var key = string.Join('&', request.RequestUri!.Query.Split('&').Where(static part => !part.StartsWith("?query_id=", StringComparison.Ordinal))) + text;
        if (!_answers.TryGetValue(key, out var answer))
        {
            using var response = await base.SendAsync(request, ct);
            answer = new Answer(response.StatusCode, [.. response.Headers], await response.Content.ReadAsByteArrayAsync(ct));
            _answers.Add(key, answer);
        }
        return answer.Response();
    }

    private static bool IsQuestion(string statement) =>
        statement.Split('\n').First(static line => !line.StartsWith("--", StringComparison.Ordinal)) is var first
            && (first.StartsWith("SELECT", StringComparison.Ordinal) || first.StartsWith("WITH", StringComparison.Ordinal));

    private sealed record Answer(HttpStatusCode Status, KeyValuePair<string, IEnumerable<string>>[] Headers, byte[] Body)
    {
        public HttpResponseMessage Response()
        {
            var response = new HttpResponseMessage(Status) { Content = new ByteArrayContent(Body) };
            foreach (var (name, values) in Headers)
                response.Headers.TryAddWithoutValidation(name, values);
            return response;
        }
    }
}
