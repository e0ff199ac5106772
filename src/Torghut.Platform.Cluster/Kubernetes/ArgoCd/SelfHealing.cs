using System.Globalization;
using System.Text.Json.Nodes;

namespace Torghut.Platform.Cluster.Kubernetes.ArgoCd;

/// <summary>How long Argo CD waits before it heals an Application once more: 2 s after the first time, then three times as long each time, at most 300 s.</summary>
internal static class SelfHealing
{
    private const double Longest = 300;

    /// <summary>The wait after a number of heals.</summary>
    public static TimeSpan BackoffAfter(long heals)
    {
        double seconds = heals <= 0 ? 0 : 2;
        for (long i = 1; i < heals && seconds < Longest; i++)
        {
            seconds *= 3;
        }

        return TimeSpan.FromSeconds(Math.Min(seconds, Longest));
    }

    /// <summary>How often the last operation has healed in a row.</summary>
    public static long HealsOf(JsonObject application) =>
        application["status"]?["operationState"]?["operation"]?["sync"]?["autoHealAttemptsCount"] is JsonValue value && value.TryGetValue(out long heals) ? heals : 0;

    /// <summary>How long the next heal may still be put off; from the whole wait where it is not known when the last one ended.</summary>
    /// <param name="application">The Application.</param>
    /// <param name="now">Now, UTC.</param>
    public static TimeSpan PutOff(JsonObject application, DateTimeOffset now)
    {
        TimeSpan backoff = BackoffAfter(HealsOf(application));
        return backoff > TimeSpan.Zero
            && DateTimeOffset.TryParse(
                (string?)application["status"]?["operationState"]?["finishedAt"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset finished)
            ? finished + backoff - now
            : backoff;
    }
}
