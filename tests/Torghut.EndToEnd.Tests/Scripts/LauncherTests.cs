namespace Torghut.EndToEnd.Tests.Scripts;

public sealed class LauncherTests : IDisposable
{
    private readonly ScriptSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public void TheFirstStartBuildsAndBecomesTheProgram()
    {
        ScriptResult result = _sandbox.Run("torghut-sim", "run", "--run-id", "a b", "");

        Assert.Equal($"folder={_sandbox.Root}\nargument=run\nargument=--run-id\nargument=a b\nargument=\n", result.Output);
        Assert.Equal(6, result.ExitCode);
        Assert.Empty(result.Error);
        Assert.Equal(1, _sandbox.Builds);
    }

    [Fact]
    public void WithNothingToBuildTheBuildSystemIsNotStarted()
    {
        _sandbox.Run("torghut-sim");
        _sandbox.Write("src/Torghut.Cli/obj/project.assets.json", "{}");
        _sandbox.Write("src/Torghut.Market/bin/Debug/x.dll", "x");
        _sandbox.Write("artifacts/torghut/simulations/x/plan.json", "{}");

        Assert.Equal(6, _sandbox.Run("torghut-sim").ExitCode);
        Assert.Equal(1, _sandbox.Builds);
    }

    [Theory]
    [InlineData("src/Torghut.Market/Prices/Price.cs")] // changed
    [InlineData("src/Torghut.Market/Prices/New.cs")]
    [InlineData("src/Torghut.Market/Torghut.Market.csproj")]
    [InlineData("Directory.Packages.props")]
    [InlineData("eng/BannedSymbols.txt")]
    [InlineData("schemas/manifest.v1.schema.json")]
    public void AWrittenInputIsBuilt(string file)
    {
        _sandbox.Run("torghut-sim");
        _sandbox.Write(file, "enum Price { One }");

        _sandbox.Run("torghut-sim");
        Assert.Equal(2, _sandbox.Builds);
        _sandbox.Run("torghut-sim");
        Assert.Equal(2, _sandbox.Builds);
    }

    [Fact]
    public void ADeletedInputIsNoticed()
    {
        _sandbox.Run("torghut-sim");
        File.Delete(_sandbox.PathOf("src/Torghut.Market/Prices/Price.cs"));

        _sandbox.Run("torghut-sim");
        Assert.Equal(2, _sandbox.Builds);
    }

    [Fact]
    public void AnInputReplacedByAnOlderOneIsNoticed()
    {
        _sandbox.Run("torghut-sim");
        _sandbox.Write("src/Torghut.Market/Prices/Price.cs", "enum Price { Older }");
        File.SetLastWriteTimeUtc(_sandbox.PathOf("src/Torghut.Market/Prices/Price.cs"), new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        _sandbox.Run("torghut-sim");
        Assert.Equal(2, _sandbox.Builds);
    }

    [Fact]
    public void ADeletedProgramIsBuiltAgain()
    {
        _sandbox.Run("torghut-sim");
        Directory.Delete(_sandbox.PathOf("src/Torghut.Cli/bin"), recursive: true);

        Assert.Equal(6, _sandbox.Run("torghut-sim").ExitCode);
        Assert.Equal(2, _sandbox.Builds);
    }

    [Fact]
    public void CalledThroughLinksFromElsewhereItKeepsTheUsersFolder()
    {
        string elsewhere = Directory.CreateDirectory(_sandbox.PathOf("elsewhere/deep")).FullName;
        File.CreateSymbolicLink(_sandbox.PathOf("elsewhere/first"), "../torghut-sim");
        File.CreateSymbolicLink(_sandbox.PathOf("elsewhere/second"), _sandbox.PathOf("elsewhere/first"));

        ScriptResult result = _sandbox.Start("elsewhere/second", elsewhere).Result();

        Assert.Equal($"folder={elsewhere}\n", result.Output);
        Assert.Equal(6, result.ExitCode);
    }

    [Fact]
    public void AFailedBuildShowsEverythingOnStandardErrorAndExits2()
    {
        _sandbox.Write("src/Torghut.Cli/Program.cs", "broken");

        ScriptResult result = _sandbox.Run("torghut-sim");

        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Contains("error CS1001: Identifier expected", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void AfterAFailedBuildTheOldProgramIsNotStarted()
    {
        _sandbox.Run("torghut-sim");
        _sandbox.Write("src/Torghut.Cli/Program.cs", "broken");
        _sandbox.Run("torghut-sim");

        Assert.Equal(2, _sandbox.Run("torghut-sim").ExitCode);
        Assert.Equal(3, _sandbox.Builds);
    }

    [Fact]
    public void AMissingSdkIsNamedWithTheLineThatInstallsIt()
    {
        File.Delete(_sandbox.PathOf("tools/dotnet"));
        LinkTools();

        ScriptResult result = _sandbox.Run("torghut-sim");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(".NET SDK 10.0 is needed to build; found: no dotnet command", result.Error, StringComparison.Ordinal);
        Assert.Contains("apt-get install -y dotnet-sdk-10.0", result.Error, StringComparison.Ordinal);
        Assert.Contains("brew install dotnet", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void AnOldSdkIsNamedWithItsVersion()
    {
        _sandbox.Write("old-sdk", string.Empty);

        ScriptResult result = _sandbox.Run("torghut-sim");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("found: SDK 8.0.404", result.Error, StringComparison.Ordinal);
        Assert.Equal(0, _sandbox.Builds);
    }

    [Fact]
    public void StartsAtTheSameTimeBuildOnce()
    {
        RunningScript[] scripts = [.. Enumerable.Range(0, 4).Select(_ => _sandbox.Start("torghut-sim", _sandbox.Root))];

        Assert.All(scripts, script => Assert.Equal($"folder={_sandbox.Root}\n", script.Result().Output));
        Assert.Equal(1, _sandbox.Builds);
    }

    /// <summary>A PATH of the sandbox's tools alone, because the machine's own dotnet may lie beside its other commands.</summary>
    private void LinkTools()
    {
        foreach (string tool in new[] { "bash", "cat", "cksum", "dirname", "find", "flock", "head", "mkdir", "mv", "readlink", "rm", "sed", "sort" })
        {
            string folder = File.Exists("/usr/bin/" + tool) ? "/usr/bin/" : "/bin/";
            File.CreateSymbolicLink(_sandbox.PathOf("tools/" + tool), folder + tool);
        }

        _sandbox.OnlyOwnTools = true;
    }
}
