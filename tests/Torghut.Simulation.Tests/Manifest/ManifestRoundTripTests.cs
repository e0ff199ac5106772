using System.Text.Json;
using Torghut.Simulation.Manifest.Canonical;
using Torghut.Simulation.Manifest.Publishing;

namespace Torghut.Simulation.Tests.Manifest;

public sealed class ManifestRoundTripTests
{
    private static readonly string[] Fixed =
        ["runtime.target_mode", "argocd.desired_mode_during_run", "strategies[0].kind"];

    [Fact]
    public void The_full_manifest_has_every_key_of_the_schema()
    {
        using var schema = JsonDocument.Parse(ManifestSchema.Write());
        using var full = JsonDocument.Parse(FullManifest.Json);
        var given = Leaves(full.RootElement).Select(leaf => Unindexed(leaf.Path)).ToHashSet(StringComparer.Ordinal);
        var missing = SchemaLeaves.Of(schema.RootElement)
            .Select(leaf => leaf.Path)
            .Where(path => !path.StartsWith("source.", StringComparison.Ordinal))
            .Where(path => !given.Any(known => known == path || known.StartsWith(path + "[]", StringComparison.Ordinal)))
            .Except(FullManifest.Excluded)
            .ToArray();
        Assert.Equal(["prices.*.completion_per_million", "prices.*.prompt_per_million"], missing.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_value_comes_back_in_the_canonical_form()
    {
        var canonical = Canonical(Manifests.Good(FullManifest.Json));
        using var full = JsonDocument.Parse(FullManifest.Json);
        using var back = JsonDocument.Parse(canonical);
        var written = Leaves(back.RootElement).ToDictionary(leaf => leaf.Path, leaf => leaf.Value, StringComparer.Ordinal);
        foreach (var (path, value) in Leaves(full.RootElement))
        {
            var expected = path.EndsWith("_password", StringComparison.Ordinal) || path == "clickhouse.password"
                ? "\"***\""
                : value;
            Assert.Equal($"{path} = {expected}", $"{path} = {written.GetValueOrDefault(path)}");
        }
    }

    [Fact]
    public void Every_value_differs_from_the_default()
    {
        var defaults = Canonical(Manifests.Good(Manifests.Least));
        var changed = ManifestDifference.Between(defaults, Canonical(Manifests.Good(FullManifest.Json)));
        using var full = JsonDocument.Parse(FullManifest.Json);
        var same = Leaves(full.RootElement)
            .Select(leaf => leaf.Path)
            .Where(path => !changed.Any(change => path == change.Key || IsBelow(path, change.Key)))
            .Where(path => !path.StartsWith("strategies[1]", StringComparison.Ordinal));
        Assert.Equal(Fixed.Order(StringComparer.Ordinal), same.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(Manifests.Least)]
    [InlineData(FullManifest.Json)]
    public void The_canonical_form_is_a_manifest_of_the_same_meaning(string text)
    {
        var canonical = Canonical(Manifests.Good(text));
        Assert.Equal(canonical, Canonical(Manifests.Good(canonical)));
    }

    private static string Canonical(Simulation.Manifest.SimulationManifest manifest) =>
        ManifestCanonicalizer.Write(manifest, source => ((Simulation.Manifest.LeanTicksSource)source).Path);

    private static bool IsBelow(string path, string above) =>
        path.StartsWith(above + ".", StringComparison.Ordinal) || path.StartsWith(above + "[", StringComparison.Ordinal);

    private static string Unindexed(string path) =>
        string.Join('.', path.Split('.').Select(part => part.EndsWith(']') ? part[..part.IndexOf('[', StringComparison.Ordinal)] + "[]" : part));

    private static IEnumerable<(string Path, string Value)> Leaves(JsonElement element, string path = "") => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject()
            .SelectMany(property => Leaves(property.Value, path.Length == 0 ? property.Name : $"{path}.{property.Name}")),
        JsonValueKind.Array => element.EnumerateArray().SelectMany((item, i) => Leaves(item, $"{path}[{i}]")),
        _ => [(path, element.GetRawText())],
    };
}
