namespace Torghut.EndToEnd.Tests.Scripts;

public sealed class TestScriptTests : IDisposable
{
    private readonly ScriptSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public void TheLastLineSumsOverAllProjects()
    {
        AddProject("Torghut.A.Tests", Writes(passed: 12, failed: 0));
        AddProject("Torghut.B.Tests", Writes(passed: 30, failed: 0, skipped: 2));

        ScriptResult result = _sandbox.Run("test");

        Assert.Equal("42 passed, 0 failed", result.LastLine);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("Torghut.A.Tests: 12 passed, 0 failed", result.Output, StringComparison.Ordinal);
        Assert.Contains("skipped: 2", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void TheSumOfEachProofIsShown()
    {
        AddProject("Torghut.A.Tests", "mkdir -p artifacts/test-results/proof\nprintf 'a row\\n7 cells, 0 wrong\\n' >artifacts/test-results/proof/cells.txt\n" + Writes(passed: 1, failed: 0));

        ScriptResult result = _sandbox.Run("test");

        Assert.Contains("proof: 7 cells, 0 wrong", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("a row", result.Output, StringComparison.Ordinal);
        Assert.Equal("1 passed, 0 failed", result.LastLine);
    }

    [Fact]
    public void AFailureIsShownAndFailsTheWhole()
    {
        AddProject("Torghut.A.Tests", "echo 'Prices differ [FAIL]'\n" + Writes(passed: 1, failed: 2) + "\nexit 1");
        AddProject("Torghut.B.Tests", Writes(passed: 5, failed: 0));

        ScriptResult result = _sandbox.Run("test");

        Assert.Equal("6 passed, 2 failed", result.LastLine);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("Prices differ [FAIL]", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("exit 134", "ended with code 134 and wrote no result")]
    [InlineData("exit 0", "ended with code 0 and wrote no result")]
    public void AProjectThatWritesNoResultIsAFailure(string program, string message)
    {
        AddProject("Torghut.A.Tests", program);
        AddProject("Torghut.B.Tests", Writes(passed: 5, failed: 0));

        ScriptResult result = _sandbox.Run("test");

        Assert.Equal("5 passed, 1 failed", result.LastLine);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains(message, result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void AProjectThatCrashesAfterItsResultIsAFailure()
    {
        AddProject("Torghut.A.Tests", Writes(passed: 5, failed: 0) + "\nexit 139");

        Assert.Equal("5 passed, 1 failed", _sandbox.Run("test").LastLine);
    }

    [Fact]
    public void AnErrorOutsideATestIsAFailure()
    {
        AddProject("Torghut.A.Tests", Writes(passed: 5, failed: 0, errors: 1) + "\nexit 1");

        Assert.Equal("5 passed, 1 failed", _sandbox.Run("test").LastLine);
    }

    [Fact]
    public void WhenNoTestRanTheWholeFails()
    {
        AddProject("Torghut.A.Tests", Writes(passed: 0, failed: 0));

        ScriptResult result = _sandbox.Run("test");

        Assert.Equal("0 passed, 0 failed", result.LastLine);
        Assert.Equal(1, result.ExitCode);
    }

    [Fact]
    public void AProjectThatHangsIsEndedAndCountsAsAFailure()
    {
        AddProject("Torghut.A.Tests", "sleep 60");
        AddProject("Torghut.B.Tests", Writes(passed: 5, failed: 0));

        ScriptResult result = _sandbox.Run("test", environment: ("TEST_TIMEOUT_SECONDS", "0.3"));

        Assert.Equal("5 passed, 1 failed", result.LastLine);
        Assert.Contains("did not end within 0.3 s", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void AFailedBuildFailsTheWhole()
    {
        AddProject("Torghut.A.Tests", Writes(passed: 5, failed: 0));
        _sandbox.Write("src/Torghut.Cli/Program.cs", "broken");

        ScriptResult result = _sandbox.Run("test");

        Assert.Equal("0 passed, 1 failed", result.LastLine);
        Assert.Equal(1, result.ExitCode);
    }

    [Fact]
    public void AProjectMissingFromTheSolutionIsAFailure()
    {
        AddProject("Torghut.A.Tests", Writes(passed: 5, failed: 0));
        _sandbox.Write("Torghut.slnx", string.Empty);

        Assert.Equal("0 passed, 1 failed", _sandbox.Run("test").LastLine);
    }

    [Fact]
    public void NamesSelectProjects()
    {
        AddProject("Torghut.A.Tests", Writes(passed: 12, failed: 0));
        AddProject("Torghut.B.Tests", Writes(passed: 30, failed: 0));

        Assert.Equal("30 passed, 0 failed", _sandbox.Run("test", "B.Tests").LastLine);
    }

    private void AddProject(string name, string program)
    {
        _sandbox.Write($"tests/{name}/{name}.csproj", string.Empty);
        _sandbox.Write($"tests/{name}/bin/Debug/net10.0/linux-x64/{name}", "#!/usr/bin/env bash\n" + program, executable: true);
        File.AppendAllText(_sandbox.PathOf("Torghut.slnx"), $"<Project Path=\"tests/{name}/{name}.csproj\" />\n");
    }

    /// <summary>Writes a result file to the argument behind <c>-result-xml</c>.</summary>
    private static string Writes(int passed, int failed, int skipped = 0, int errors = 0) =>
        "while [[ $1 != -result-xml ]]; do shift; done\n" +
        $"echo '<assemblies><assembly name=\"x\" errors=\"{errors}\" failed=\"{failed}\" not-run=\"0\" passed=\"{passed}\" " +
        $"skipped=\"{skipped}\" total=\"{passed + failed + skipped}\"><collection passed=\"999\"/></assembly></assemblies>' >\"$2\"";
}
