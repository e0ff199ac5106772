using System.Text.Json.Nodes;

namespace Torghut.Platform.Cluster.Kubernetes.Api;

/// <summary>What the API server answered. A server that gave no answer may still have done what it was asked.</summary>
public abstract record ApiReply
{
    private ApiReply()
    {
    }

    /// <summary>It was done; the object as it is since, or the list.</summary>
    /// <param name="Object">The object, unknown fields included.</param>
    public sealed record Done(JsonObject Object) : ApiReply
    {
        /// <summary>Warnings of the server, for example of a field that it dropped.</summary>
        public IReadOnlyList<string> Warnings { get; init; } = [];
    }

    /// <summary>There is no such object (404).</summary>
    /// <param name="Message">The server's words.</param>
    public sealed record NotFound(string Message) : ApiReply;

    /// <summary>The object is another than expected (409), or a test of the patch did not hold (422).</summary>
    /// <param name="Message">The server's words; for a patch they do not say which test.</param>
    public sealed record Conflict(string Message) : ApiReply;

    /// <summary>The request is not allowed or not accepted (400, 401, 403, 413, 415, other 4xx).</summary>
    /// <param name="Code">HTTP status.</param>
    /// <param name="Message">The server's words.</param>
    public sealed record Refused(int Code, string Message) : ApiReply;

    /// <summary>The server did not do it and says so (429, 503).</summary>
    /// <param name="Message">The server's words.</param>
    /// <param name="RetryAfter">When to ask again; null where it does not say.</param>
    public sealed record Busy(string Message, TimeSpan? RetryAfter) : ApiReply;

    /// <summary>No answer, or an error of the server (5xx): it may have been done.</summary>
    /// <param name="Reason">What happened.</param>
    public sealed record NoAnswer(string Reason) : ApiReply;
}
