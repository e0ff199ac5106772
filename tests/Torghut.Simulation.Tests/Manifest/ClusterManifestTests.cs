using System.Text.Json;
using System.Text.RegularExpressions;
using Torghut.Simulation.Manifest;
using Torghut.Simulation.Manifest.Loading;
using Torghut.Simulation.Manifest.Publishing;
using Torghut.Simulation.Tests.Support;

namespace Torghut.Simulation.Tests.Manifest;

/// <summary>The shipped manifest of a cluster shows every key that such a run has.</summary>
public sealed partial class ClusterManifestTests
{
    private const string Path = "config/simulation/cluster-full-day-2026-02-27.yaml";

    public static TheoryData<string> Sections => ["window", "source_topics", "kafka", "schema_registry", "clickhouse", "postgres", "runtime", "replay", "monitor", "torghut_env_overrides"];

    [Theory]
    [MemberData(nameof(Sections))]
    public void Every_key_of_a_section_is_shown(string section)
    {
        string text = File.ReadAllText(System.IO.Path.Combine(Repository.Root, Path));
        HashSet<string> shown = [.. Keys().Matches(SectionOf(text, section)).Select(match => match.Groups[1].Value)];
        Assert.Empty(KeysOf(section).Except(shown));
    }

    [Fact]
    public void It_asks_for_the_cluster_and_leaves_the_workloads_alone()
    {
        string file = System.IO.Path.Combine(Repository.Root, Path);
        ManifestLoadResult.Loaded loaded = Assert.IsType<ManifestLoadResult.Loaded>(ManifestLoader.Load(file, _ => "x"));
        Assert.Empty(loaded.Warnings);
        Assert.Equal(SimulationPlatform.Cluster, loaded.Manifest.Platform);
        Assert.False(loaded.Manifest.Runtime.ManagesKubernetes);
    }

    private static string SectionOf(string text, string section)
    {
        string[] lines = text.Split('\n');
        int first = Array.FindIndex(lines, line => line == section + ":" || line == $"# {section}:");
        Assert.True(first >= 0, $"no section {section}");
        int end = Array.FindIndex(lines, first + 1, line => line.Length == 0);
        return string.Join('\n', lines[(first + 1)..end]);
    }

    private static List<string> KeysOf(string section)
    {
        using JsonDocument schema = JsonDocument.Parse(ManifestSchema.Write());
        JsonElement root = schema.RootElement;
        JsonElement found = Deref(root, root.GetProperty("properties").GetProperty(section));
        if (!found.TryGetProperty("properties", out _))
        {
            found = (found.TryGetProperty("anyOf", out JsonElement choices) ? choices : found.GetProperty("oneOf"))
                .EnumerateArray().Select(choice => Deref(root, choice)).First(choice => choice.TryGetProperty("properties", out _));
        }

        string[] ignored = ["torghut_forecast_service", "use_warm_lane", "useWarmLane", "auto_offset_reset", "flush_timeout_seconds", "final_flush_timeout_seconds", "flush_retry_attempts"];
        return [.. found.GetProperty("properties").EnumerateObject().Select(key => key.Name).Except(ignored)];
    }

    private static JsonElement Deref(JsonElement root, JsonElement node)
    {
        while (node.TryGetProperty("$ref", out JsonElement reference))
        {
            node = root;
            foreach (string part in reference.GetString()!.Split('/').Skip(1))
            {
                node = node.GetProperty(part);
            }
        }

        return node;
    }

    [GeneratedRegex(@"^[ #]*([A-Za-z_0-9]+):", RegexOptions.Multiline)]
    private static partial Regex Keys();
}
