using System.Text.Json.Nodes;
using Torghut.Platform.Cluster.Kubernetes.Things;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Torghut.Platform.Cluster.Kubernetes.ArgoCd;

/// <summary>
/// What Argo CD is told not to compare. Rules whose reach cannot be told from their text alone are left to the comparison
/// itself, which then shows no difference.
/// </summary>
internal static class IgnoredFields
{
    private const string Customizations = "resource.customizations.ignoreDifferences.";

    /// <summary>The rule of an Application that hides a place; null for none.</summary>
    /// <param name="application">The Application.</param>
    /// <param name="group">API group of the object.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="place">The place.</param>
    public static string? RuleOf(JsonObject application, string group, string kind, CanaryTarget place)
    {
        foreach (JsonNode? rule in application["spec"]?["ignoreDifferences"] as JsonArray ?? [])
        {
            if (!Matches(rule?["group"], group) || !Matches(rule?["kind"], kind)
                || !MatchesOrAbsent(rule?["name"], place.Object.Name) || !MatchesOrAbsent(rule?["namespace"], place.Object.Namespace))
            {
                continue;
            }

            IEnumerable<string?> pointers = (rule?["jsonPointers"] as JsonArray ?? []).Select(TextOf);
            IEnumerable<string?> expressions = (rule?["jqPathExpressions"] as JsonArray ?? []).Select(TextOf);
            if (Hiding(pointers, expressions, place.Pointer) is { } hiding)
            {
                return $"spec.ignoreDifferences has {hiding}";
            }
        }

        return null;
    }

    /// <summary>The rule of Argo CD's own settings that hides a place; null for none.</summary>
    /// <param name="settings">The config map <c>argocd-cm</c>.</param>
    /// <param name="group">API group of the object.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="pointer">The place in the object.</param>
    public static string? RuleOf(JsonObject settings, string group, string kind, string pointer)
    {
        string own = group.Length == 0 ? kind : $"{group}_{kind}";
        foreach (string key in (string[])[Customizations + own, Customizations + "all"])
        {
            if (TextOf(settings["data"]?[key]) is { } text && Read(text) is { } rule
                && Hiding(Texts(rule, "jsonPointers"), Texts(rule, "jqPathExpressions"), pointer) is { } hiding)
            {
                return $"{key} in argocd-cm has {hiding}";
            }
        }

        return null;
    }

    private static string? Hiding(IEnumerable<string?> pointers, IEnumerable<string?> expressions, string place) =>
        pointers.FirstOrDefault(pointer => pointer is not null && JsonPointers.Overlap(pointer, place))
        ?? expressions.FirstOrDefault(expression => expression is not null && PointerOf(expression) is { } pointer && JsonPointers.Overlap(pointer, place));

    /// <summary>A plain path of jq as a pointer; null for anything that has to be evaluated.</summary>
    private static string? PointerOf(string expression)
    {
        string rest = expression.Trim();
        string pointer = string.Empty;
        while (rest.Length > 0)
        {
            int end;
            string key;
            if (rest.StartsWith(".[\"", StringComparison.Ordinal) || rest.StartsWith("[\"", StringComparison.Ordinal) || rest.StartsWith(".\"", StringComparison.Ordinal))
            {
                int open = rest.IndexOf('"', StringComparison.Ordinal);
                int close = rest.IndexOf('"', open + 1);
                if (close < 0)
                {
                    return null;
                }

                key = rest[(open + 1)..close];
                end = close + 1;
                end += end < rest.Length && rest[end] == ']' ? 1 : 0;
            }
            else if (rest[0] == '.' && rest.Length > 1)
            {
                end = 1;
                while (end < rest.Length && (char.IsAsciiLetterOrDigit(rest[end]) || rest[end] == '_'))
                {
                    end++;
                }

                key = rest[1..end];
            }
            else
            {
                return null;
            }

            if (key.Length == 0)
            {
                return null;
            }

            pointer += "/" + JsonPointers.Escape(key);
            rest = rest[end..];
        }

        return pointer;
    }

    private static YamlMappingNode? Read(string text)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents.Count == 0 ? null : stream.Documents[0].RootNode as YamlMappingNode;
        }
        catch (YamlException)
        {
            return null;
        }
    }

    private static IEnumerable<string?> Texts(YamlMappingNode rule, string key) =>
        rule.Children.TryGetValue(key, out YamlNode? found) && found is YamlSequenceNode list ? list.Select(item => (item as YamlScalarNode)?.Value) : [];

    private static bool Matches(JsonNode? pattern, string text) => (TextOf(pattern) ?? string.Empty) is var wanted && (wanted == text || wanted == "*");

    private static bool MatchesOrAbsent(JsonNode? pattern, string text) => string.IsNullOrEmpty(TextOf(pattern)) || TextOf(pattern) == text;

    private static string? TextOf(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
