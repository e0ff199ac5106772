using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Torghut.Platform.Review.Cassettes;

/// <summary>Serialization of cassettes.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(CassetteEntry))]
[JsonSerializable(typeof(CassetteParameters))]
internal sealed partial class CassetteJson : JsonSerializerContext
{
    /// <summary>As people read it: text is not escaped for web pages.</summary>
    public static CassetteJson Plain { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
