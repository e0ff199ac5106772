using Torghut.Simulation.Manifest.Publishing;
using Torghut.Simulation.Tests.Support;

namespace Torghut.Simulation.Tests.Manifest;

/// <summary>Holds published files equal to what the code makes. TORGHUT_UPDATE_PUBLISHED=1 writes them anew.</summary>
public sealed class PublishedFileTests
{
    [Fact]
    public void The_published_schema_is_the_one_that_the_parser_follows() =>
        AssertPublished("schemas/manifest.v1.schema.json", ManifestSchema.Write());

    [Fact]
    public void The_published_reference_is_the_one_that_the_parser_follows() =>
        AssertPublished("docs/manifest.md", ManifestReference.Write());

    private static void AssertPublished(string path, string expected)
    {
        var file = Path.Combine(Repository.Root, path);
        if (Environment.GetEnvironmentVariable("TORGHUT_UPDATE_PUBLISHED") == "1")
        {
            File.WriteAllText(file, expected);
        }

        Assert.True(File.Exists(file), $"{path} is missing; run the tests with TORGHUT_UPDATE_PUBLISHED=1.");
        Assert.True(
            expected == File.ReadAllText(file),
            $"{path} is not what the code makes; run the tests with TORGHUT_UPDATE_PUBLISHED=1 and commit it.");
    }
}
