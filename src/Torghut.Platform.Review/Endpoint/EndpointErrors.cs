using System.ClientModel;
using System.Globalization;
using System.Text.Json;
using Torghut.Trading.Review;

namespace Torghut.Platform.Review.Endpoint;

/// <summary>Turns failures of calls into error reviews. Messages are ours; a server's own words come without the key.</summary>
internal static class EndpointErrors
{
    private const int LongestWords = 200;
    private const int Unauthorized = 401;
    private const int Forbidden = 403;

    /// <summary>The error of a failure; null for one that is none of the endpoint's.</summary>
    public static ReviewError? Of(Exception failure, KeyMask mask) => failure switch
    {
        ClientResultException { Status: > 0 } result => OfStatus(result, mask),
        ClientResultException or HttpRequestException or IOException => new ReviewError("connection", "the server could not be reached, or the connection broke"),
        AggregateException { InnerExceptions: [{ } inner, ..] } => Of(inner, mask),
        JsonException or FormatException or InvalidOperationException or ArgumentException or KeyNotFoundException or NotSupportedException =>
            new ReviewError("bad_response", "the server's answer is no chat completion"),
        _ => null,
    };

    private static ReviewError OfStatus(ClientResultException result, KeyMask mask)
    {
        string status = result.Status.ToString(CultureInfo.InvariantCulture);
        string words = result.Status is Unauthorized or Forbidden ? "; check api_key_env" : ServersWords(result, mask);
        return new ReviewError("http_" + status, $"the server answered {status}{words}");
    }

    private static string ServersWords(ClientResultException result, KeyMask mask)
    {
        try
        {
            if (result.GetRawResponse()?.Content is not { } content)
            {
                return string.Empty;
            }

            using JsonDocument body = JsonDocument.Parse(content);
            if (body.RootElement.ValueKind != JsonValueKind.Object
                || !body.RootElement.TryGetProperty("error", out JsonElement error)
                || error.ValueKind != JsonValueKind.Object
                || !error.TryGetProperty("message", out JsonElement message)
                || message.ValueKind != JsonValueKind.String)
            {
                return string.Empty;
            }

            string words = mask.Apply(message.GetString()!).ReplaceLineEndings(" ");
            return ": " + (words.Length <= LongestWords ? words : words[..LongestWords]);
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return string.Empty;
        }
    }
}
