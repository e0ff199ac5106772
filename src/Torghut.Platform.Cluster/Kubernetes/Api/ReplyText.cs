using System.Globalization;

namespace Torghut.Platform.Cluster.Kubernetes.Api;

/// <summary>Answers for people.</summary>
internal static class ReplyText
{
    /// <summary>What a server said, or that it said nothing.</summary>
    public static string Of(ApiReply reply) => reply switch
    {
        ApiReply.Done => "done",
        ApiReply.NotFound missing => missing.Message,
        ApiReply.Conflict conflict => conflict.Message,
        ApiReply.Refused refused => string.Create(CultureInfo.InvariantCulture, $"{refused.Message} (HTTP {refused.Code})"),
        ApiReply.Busy busy => $"the API server is busy: {busy.Message}",
        ApiReply.NoAnswer none => none.Reason,
        _ => "no answer",
    };
}
