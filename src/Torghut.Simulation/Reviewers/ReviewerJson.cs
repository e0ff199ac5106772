using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Torghut.Simulation.Reviewers;

/// <summary>How requests are written: text is not escaped for web pages.</summary>
internal static class ReviewerJson
{
    /// <summary>The options.</summary>
    public static JsonSerializerOptions Plain { get; } = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };
}
