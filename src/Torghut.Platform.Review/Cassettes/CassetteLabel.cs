using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Torghut.Platform.Review.Cassettes;

/// <summary>What of a reviewer stands in every key: model, prompt and parameters.</summary>
/// <param name="Model">Model.</param>
/// <param name="PromptVersion">Version of the prompt; for people, not part of keys.</param>
/// <param name="PromptHash">SHA-256 of the prompt.</param>
/// <param name="Parameters">Parameters.</param>
internal sealed record CassetteLabel(string Model, string PromptVersion, string PromptHash, CassetteParameters Parameters)
{
    /// <summary>The key of a canonical request.</summary>
    public string KeyOf(string canonicalRequest)
    {
        string parameters = JsonSerializer.Serialize(Parameters, CassetteJson.Plain.CassetteParameters);
        string text = string.Join('\n', Model, PromptHash, parameters, canonicalRequest);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
