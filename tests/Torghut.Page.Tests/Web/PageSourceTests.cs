using Torghut.Page.Tests.Fixtures;

namespace Torghut.Page.Tests.Web;

public sealed class PageSourceTests
{
    [Fact]
    public void The_committed_shell_is_what_its_source_builds()
    {
        string built = Path.Combine(Directory.CreateTempSubdirectory("torghut-page").FullName, "page.html");
        try
        {
            Node.Run("build.mjs", built);

            Assert.True(
                File.ReadAllBytes(built).AsSpan().SequenceEqual(File.ReadAllBytes(Repository.Shell)),
                "The page's source changed: run `npm ci && npm run build` in web/report-page and commit the shell.");
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(built)!, recursive: true);
        }
    }

    [Fact]
    public void The_types_hold() => Node.Run("node_modules/typescript/bin/tsc", "--noEmit");

    [Fact]
    public void Numbers_times_and_columns_are_shown_as_they_should() => Node.Run("--test", "check/");
}
