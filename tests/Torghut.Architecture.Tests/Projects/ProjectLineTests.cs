using Torghut.Architecture.Tests.Code;
using Torghut.Architecture.Tests.Support;

namespace Torghut.Architecture.Tests.Projects;

public sealed class ProjectLineTests
{
    public static TheoryData<string> Projects => Repository.ProjectNames;

    [Theory]
    [MemberData(nameof(Projects))]
    public void EveryProjectStandsOnTheLine(string project) => Assert.NotEqual(-1, ProjectLine.PlaceOf(project));

    [Theory]
    [MemberData(nameof(Projects))]
    public void AProjectRefersOnlyToProjectsLeftOfIt(string project) =>
        Assert.All(Repository.Project(project).References, reference => Assert.True(ProjectLine.MayUse(project, reference), reference));

    [Theory]
    [MemberData(nameof(Projects))]
    public void AProjectsCodeUsesOnlyNamespacesLeftOfIt(string project)
    {
        using AssemblyCode code = AssemblyCode.Open(Repository.Project(project).AssemblyFile);

        Assert.Empty(Strangers(project, code.Uses()));
    }

    [Theory]
    [InlineData("Torghut.Trading", "Torghut.Market", true)]
    [InlineData("Torghut.Market", "Torghut.Trading", false)]
    [InlineData("Torghut.Market", "Torghut.Market", false)]
    [InlineData("Torghut.Platform.Embedded", "Torghut.Simulation", true)]
    [InlineData("Torghut.Platform.Embedded", "Torghut.Platform.Cluster", false)]
    [InlineData("Torghut.Cli", "Torghut.Platform.Embedded", true)]
    [InlineData("Torghut.Simulation", "Torghut.Platform.Embedded", false)]
    public void TheLineIsMarketTradingReportingSimulationPlatformsCli(string user, string used, bool allowed) =>
        Assert.Equal(allowed, ProjectLine.MayUse(user, used));

    [Theory]
    [InlineData("Torghut.Market.Sessions", "Torghut.Market")]
    [InlineData("Torghut.Platform.Embedded.Sources.Lean", "Torghut.Platform.Embedded")]
    [InlineData("Torghut.Cli", "Torghut.Cli")]
    public void ANamespaceBelongsToAProject(string ns, string project) => Assert.Equal(project, ProjectLine.ProjectOf(ns));

    [Fact]
    public void ACallAgainstTheLineIsFound()
    {
        using MemoryStream trading = Compiler.Compile(
            "Torghut.Trading", [], "namespace Torghut.Trading.Risk; public static class Gate { public static int Limit() => 1; }");
        using MemoryStream market = Compiler.Compile(
            "Torghut.Market",
            [trading],
            "namespace Torghut.Market.Prices; public static class Price { public static int Of() => Torghut.Trading.Risk.Gate.Limit(); }");
        using AssemblyCode code = new(market);

        Assert.Equal(["Torghut.Market.Prices.Price uses Torghut.Trading.Risk.Gate"], Strangers("Torghut.Market", code.Uses()));
    }

    private static IEnumerable<string> Strangers(string project, IEnumerable<TypeUse> uses) =>
        from use in uses
        where ProjectLine.PlaceOf(use.To.Namespace) >= 0
        let used = ProjectLine.ProjectOf(use.To.Namespace)
        where used != project && !ProjectLine.MayUse(project, used)
        select use.ToString();
}
