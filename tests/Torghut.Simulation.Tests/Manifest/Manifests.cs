using Torghut.Simulation.Manifest;
using Torghut.Simulation.Manifest.Loading;
using Torghut.Simulation.Manifest.Problems;

namespace Torghut.Simulation.Tests.Manifest;

/// <summary>Short forms for reading manifests in tests. The file is always <c>/sim/m.yaml</c>, which does not exist.</summary>
internal static class Manifests
{
    /// <summary>The least manifest; its last line ends with a line feed, so that a test can append to it.</summary>
    public const string Least =
        """
        dataset_id: d
        source: {kind: synthetic}
        window: {trading_day: 2026-02-27}

        """;

    /// <summary>Number of the first line after <see cref="Least"/>.</summary>
    public const int AfterLeast = 4;

    public static ManifestLoadResult Parse(string text, params (string Name, string Value)[] environment) =>
        ManifestLoader.Parse(
            text, "/sim/m.yaml", name => environment.Where(pair => pair.Name == name).Select(pair => pair.Value).FirstOrDefault());

    public static SimulationManifest Good(string text, params (string Name, string Value)[] environment)
    {
        var result = Parse(text, environment);
        Assert.True(
            result is ManifestLoadResult.Loaded,
            string.Join('\n', (result as ManifestLoadResult.Refused)?.Errors.Problems.Select(p => p.Describe("m.yaml")) ?? []));
        return ((ManifestLoadResult.Loaded)result).Manifest;
    }

    public static IReadOnlyList<ManifestWarning> Warnings(string text, params (string Name, string Value)[] environment) =>
        Assert.IsType<ManifestLoadResult.Loaded>(Parse(text, environment)).Warnings;

    /// <summary>All problems, each as <c>line:column: key: found …, expected … [code]</c>.</summary>
    public static string[] Bad(string text, params (string Name, string Value)[] environment)
    {
        var refused = Assert.IsType<ManifestLoadResult.Refused>(Parse(text, environment));
        return [.. refused.Errors.Problems.Select(problem => problem.Describe("m")[2..].TrimStart())];
    }
}
