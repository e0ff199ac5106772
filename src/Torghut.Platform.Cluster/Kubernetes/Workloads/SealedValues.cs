using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Torghut.Platform.Cluster.Kubernetes.Workloads;

/// <summary>
/// Values that are named by a hash wherever they are written, and whose text lives only in memory and in a Kubernetes
/// Secret of the run. The hash (PBKDF2, salted by the run) is slow on purpose: whoever reads a journal shall not find a weak
/// password by trying many. Thread-safe.
/// </summary>
/// <param name="salt">The same for every process that works on the run, and another for every other run.</param>
internal sealed partial class SealedValues(string salt)
{
    private const string Prefix = "pbkdf2:";
    private const int Iterations = 100_000;

    private readonly ConcurrentDictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _hashes = new(StringComparer.Ordinal);

    /// <summary>Reads the run's Secret, for texts that an earlier process sealed; answers why it cannot be read, or null.</summary>
    public Func<CancellationToken, Task<string?>> LoadAsync { get; set; } = static _ => Task.FromResult<string?>(null);

    /// <summary>The names and texts so far, by key of the Secret (hexadecimal hash), in order.</summary>
    public IEnumerable<KeyValuePair<string, string>> Texts => _texts.OrderBy(text => text.Key, StringComparer.Ordinal);

    /// <summary>Key of the Secret for the name of a text.</summary>
    public static string KeyOf(string mark) => mark[Prefix.Length..];

    /// <summary>Names of texts, wherever they stand.</summary>
    [GeneratedRegex("pbkdf2:[0-9a-f]{64}")]
    public static partial Regex Marks();

    /// <summary>The name of a text; the text is kept.</summary>
    public string Seal(string text)
    {
        string hash = _hashes.GetOrAdd(text, Hash);
        _texts[hash] = text;
        return Prefix + hash;
    }

    /// <summary>A setting as it stands in canonical values: sealed where its name is sensitive.</summary>
    public JsonNode? Shown(string name, JsonNode? value) =>
        SensitiveNames.Contains(name) && value is JsonValue literal && literal.TryGetValue(out string? text) ? Seal(text) : value?.DeepClone();

    /// <summary>The setting itself.</summary>
    /// <exception cref="InvalidOperationException">The text of a sealed value is not known here: <see cref="RequireAsync"/> was not asked.</exception>
    public JsonNode? Opened(JsonNode? shown)
    {
        if (shown is not JsonValue value || !value.TryGetValue(out string? name) || !name.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return shown?.DeepClone();
        }

        return _texts.TryGetValue(KeyOf(name), out string? text)
            ? JsonValue.Create(text)
            : throw new InvalidOperationException($"The text of {name} is not known: the run's Secret was not read.");
    }

    /// <summary>Sees to it that all texts of a canonical value are known.</summary>
    /// <returns>What is missing; null when nothing is.</returns>
    public async Task<string?> RequireAsync(string? canonical, CancellationToken cancellationToken)
    {
        if (Missing(canonical) is null)
        {
            return null;
        }

        return await LoadAsync(cancellationToken).ConfigureAwait(false) is { } problem ? problem
            : Missing(canonical) is { } mark ? $"the text of {mark} is not in the run's Secret"
            : null;
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

    private string Hash(string text) => Convert.ToHexStringLower(Rfc2898DeriveBytes.Pbkdf2(
        Encoding.UTF8.GetBytes(text), Encoding.UTF8.GetBytes("torghut-sim/" + salt), Iterations, HashAlgorithmName.SHA256, SHA256.HashSizeInBytes));

    private string? Missing(string? canonical) => canonical is null ? null : Marks().Matches(canonical)
        .Select(match => match.Value)
        .FirstOrDefault(mark => !_texts.ContainsKey(KeyOf(mark)));
}
