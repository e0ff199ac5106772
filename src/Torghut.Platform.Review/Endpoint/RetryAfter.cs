using System.ClientModel;
using System.ClientModel.Primitives;
using System.Globalization;

namespace Torghut.Platform.Review.Endpoint;

/// <summary>When a failed call may be tried again.</summary>
internal static class RetryAfter
{
    private const int TooManyRequests = 429;
    private const int RequestTimeout = 408;
    private const int FirstServerError = 500;

    /// <summary>Whether another attempt can help: a busy or failing server, or a connection that broke.</summary>
    public static bool CanHelp(Exception? failure) => failure switch
    {
        ClientResultException { Status: TooManyRequests or RequestTimeout or >= FirstServerError } => true,
        ClientResultException { Status: 0 } => true,
        HttpRequestException or IOException => true,
        _ => false,
    };

    /// <summary>What the server asks for; null where it asks for nothing.</summary>
    public static TimeSpan? Of(Exception? failure, DateTimeOffset now)
    {
        if (failure is not ClientResultException result
            || result.GetRawResponse() is not PipelineResponse response
            || !response.Headers.TryGetValue("Retry-After", out string? text)
            || text is null)
        {
            return null;
        }

        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds))
        {
            return TimeSpan.FromSeconds(Math.Min(seconds, 86_400));
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset at)
            ? TimeSpan.FromTicks(Math.Max(0, (at - now).Ticks))
            : null;
    }
}
