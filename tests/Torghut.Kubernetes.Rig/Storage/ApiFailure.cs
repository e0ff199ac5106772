using System.Text.Json.Nodes;
using Torghut.Kubernetes.Rig.Resources;

namespace Torghut.Kubernetes.Rig.Storage;

/// <summary>A refusal of the API server, with the body that it answers.</summary>
/// <param name="Code">HTTP status.</param>
/// <param name="Reason">Reason in the body.</param>
/// <param name="Message">Message in the body.</param>
public sealed record ApiFailure(int Code, string Reason, string Message)
{
    /// <summary>Details in the body; null for none.</summary>
    public JsonObject? Details { get; init; }

    /// <summary>Seconds after which to try again; null for none.</summary>
    public int? RetryAfterSeconds { get; init; }

    /// <summary>There is no such object.</summary>
    public static ApiFailure NotFound(ObjectKey key) =>
        new(404, "NotFound", $"{key.Kind.QualifiedName} \"{key.Name}\" not found") { Details = DetailsOf(key) };

    /// <summary>There is such an object already.</summary>
    public static ApiFailure AlreadyExists(ObjectKey key) =>
        new(409, "AlreadyExists", $"{key.Kind.QualifiedName} \"{key.Name}\" already exists") { Details = DetailsOf(key) };

    /// <summary>The object was modified meanwhile.</summary>
    public static ApiFailure Conflict(ObjectKey key) =>
        new(
            409,
            "Conflict",
            $"Operation cannot be fulfilled on {key.Kind.QualifiedName} \"{key.Name}\": the object has been modified; please apply your changes to the latest version and try again")
        {
            Details = DetailsOf(key),
        };

    /// <summary>A JSON patch whose test or path did not hold; the body does not say which.</summary>
    public static ApiFailure PatchFailed() =>
        new(422, "Invalid", "the server rejected our request due to an error in our request");

    /// <summary>The object is not valid.</summary>
    public static ApiFailure Invalid(ObjectKey key, string field, string problem) =>
        new(422, "Invalid", $"{key.Kind.QualifiedName} \"{key.Name}\" is invalid: {field}: {problem}") { Details = DetailsOf(key) };

    /// <summary>The request cannot be read.</summary>
    public static ApiFailure BadRequest(string problem) => new(400, "BadRequest", problem);

    /// <summary>The server does not take this media type.</summary>
    public static ApiFailure UnsupportedMediaType(string expected) =>
        new(415, "UnsupportedMediaType", $"the body of the request was in an unknown format - accepted media types include: {expected}");

    /// <summary>The <c>Status</c> object of the answer.</summary>
    public JsonObject ToStatus()
    {
        var status = new JsonObject
        {
            ["kind"] = "Status",
            ["apiVersion"] = "v1",
            ["metadata"] = new JsonObject(),
            ["status"] = "Failure",
            ["message"] = Message,
            ["reason"] = Reason,
        };
        if (Details is not null)
        {
            status["details"] = Details.DeepClone();
        }

        status["code"] = Code;
        return status;
    }

    private static JsonObject DetailsOf(ObjectKey key)
    {
        var details = new JsonObject { ["name"] = key.Name };
        if (key.Kind.Group.Length > 0)
        {
            details["group"] = key.Kind.Group;
        }

        details["kind"] = key.Kind.Plural;
        return details;
    }
}
