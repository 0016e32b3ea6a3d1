using System.Net.Http.Headers;
using System.Net;
using System.Text.Json;
using Cairn.Collector.Secrets;
using Cairn.Model;

namespace Cairn.Collector.Plans;

/// <summary>Has a running collector read its plan again.</summary>
/// <param name="address">Where the collector is.</param>
/// <param name="token">What its operator shows.</param>
public sealed class PlanClient(Uri address, OperatorToken token) : IDisposable
{
    private static readonly JsonSerializerOptions Style = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = TimeSpan.FromSeconds(5) }) { Timeout = TimeSpan.FromSeconds(60) };

    /// <summary>Asks for it, and waits for what came of it.</summary>
    /// <exception cref="UserException">The collector does not answer, or does not know the token.</exception>
    public async Task<PlanAnswer> ApplyAsync(CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, PlanAction.Path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Text);
        try
        {
            using var response = await _http.SendAsync(request, ct);
            if (response.StatusCode is HttpStatusCode.OK or HttpStatusCode.UnprocessableEntity
                && JsonSerializer.Deserialize<PlanAnswer>(await response.Content.ReadAsStringAsync(ct), Style) is { } answer)
                return answer;
            throw response.StatusCode == HttpStatusCode.Unauthorized
                ? new UserException($"the collector at {address} does not know this operator token", $"Use {OperatorToken.FileName} of its data folder (--data, or --token-file).")
                : new UserException($"{address} answers {(int)response.StatusCode} where a collector reads its plan again", "Check --url; a proxy before the collector has to hand /v1/plan on.");
        }
        catch (Exception gone) when (gone is HttpRequestException or JsonException || (gone is OperationCanceledException && !ct.IsCancellationRequested))
        {
            throw new UserException($"the collector at {address} does not answer as one: {gone.Message}", "Start it with `cairn serve`; it reads its plan then.", gone);
        }
    }

    /// <summary>Closes the connection.</summary>
    public void Dispose() => _http.Dispose();
}
