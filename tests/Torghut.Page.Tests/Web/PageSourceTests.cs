using Torghut.Page.Tests.Fixtures;

namespace Torghut.Page.Tests.Web;

public sealed class PageSourceTests
{
    [Fact]
    public void The_committed_shells_are_what_their_sources_build()
    {
        string built = Directory.CreateTempSubdirectory("torghut-page").FullName;
        try
        {
            Node.Run("build.mjs", built);

            string[] names = [.. Directory.EnumerateFiles(built).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
            Assert.Equal(["compare-page.html", "report-page.html", "reviewers-page.html"], names);
            Assert.All(names, name => Assert.True(
                File.ReadAllBytes(Path.Combine(built, name)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(Repository.Shells, name))),
                $"The source of {name} changed: run `npm ci && npm run build` in web/report-page and commit the shells."));
        }
        finally
        {
            Directory.Delete(built, recursive: true);
        }
    }

    [Fact]
    public void The_types_hold() => Node.Run("node_modules/typescript/bin/tsc", "--noEmit");

    [Fact]
    public void Numbers_times_and_columns_are_shown_as_they_should() => Node.Run("--test", "check/");
}
