using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Torghut.Platform.Cluster.Kubernetes.Workloads;

/// <summary>
/// Values that are named by their hash wherever they are written, and whose text lives only in memory and in a Kubernetes
/// Secret of the run. Not thread-safe.
/// </summary>
internal sealed class SealedValues
{
    private const string Prefix = "sha256:";

    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

    /// <summary>The names and texts so far, by key of the Secret (hexadecimal hash), in order.</summary>
    public IEnumerable<KeyValuePair<string, string>> Texts => _texts.OrderBy(text => text.Key, StringComparer.Ordinal);

    /// <summary>The name of a text; the text is kept.</summary>
    public string Seal(string text)
    {
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        _texts[hash] = text;
        return Prefix + hash;
    }

    /// <summary>A setting as it stands in canonical values: sealed where its name is sensitive.</summary>
    public JsonNode? Shown(string name, JsonNode? value) =>
        SensitiveNames.Contains(name) && value is JsonValue literal && literal.TryGetValue(out string? text) ? Seal(text) : value?.DeepClone();

    /// <summary>The setting itself.</summary>
    /// <exception cref="InvalidOperationException">The text of a sealed value is not known here.</exception>
    public JsonNode? Opened(JsonNode? shown)
    {
        if (shown is not JsonValue value || !value.TryGetValue(out string? name) || !name.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return shown?.DeepClone();
        }

        return _texts.TryGetValue(name[Prefix.Length..], out string? text)
            ? JsonValue.Create(text)
            : throw new InvalidOperationException($"The text of {name} is not known: the run's Secret was not read.");
    }

    /// <summary>Takes the texts of the run's Secret.</summary>
    /// <param name="secret">The Secret; its <c>data</c> is base64.</param>
    public void Learn(JsonObject secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        foreach ((string key, JsonNode? value) in secret["data"] as JsonObject ?? [])
        {
            if (value is JsonValue text && text.TryGetValue(out string? encoded))
            {
                _texts[key] = Encoding.UTF8.GetString(Convert.FromBase64String(encoded));
            }
        }
    }
}
