using Torghut.Architecture.Tests.Support;

namespace Torghut.Architecture.Tests.Code;

public sealed class DeterministicCoreTests
{
    private static readonly string[] s_bannedSymbols =
        File.ReadAllLines(Path.Combine(Repository.Root, "eng", "BannedSymbols.txt"));

    [Theory]
    [InlineData("Torghut.Market")]
    [InlineData("Torghut.Trading")]
    [InlineData("Torghut.Reporting")]
    public void TheDeterministicCoreHasNoClockChanceEnvironmentOrFiles(string project)
    {
        using AssemblyCode code = AssemblyCode.Open(Repository.Project(project).AssemblyFile);

        Assert.Empty(BannedUses.Find(code, s_bannedSymbols));
    }

    [Theory]
    [InlineData("System.DateTime.UtcNow.Ticks", "System.DateTime.get_UtcNow")]
    [InlineData("System.Math.Log(2.0)", "System.Math.Log")]
    [InlineData("System.Guid.NewGuid()", "System.Guid.NewGuid")]
    [InlineData("new System.Random(1).Next()", "System.Random")]
    [InlineData("System.IO.File.ReadAllText(\"x\")", "System.IO.File")]
    [InlineData("System.Environment.GetEnvironmentVariable(\"x\")", "System.Environment.GetEnvironmentVariable")]
    [InlineData("System.Environment.NewLine", "System.Environment.get_NewLine")]
    [InlineData("System.Diagnostics.Process.GetCurrentProcess()", "System.Diagnostics.Process")]
    [InlineData("new System.Net.Http.HttpClient()", "System.Net.Http.HttpClient")]
    public void AViolationIsFoundEvenWithItsWarningSwitchedOff(string expression, string found)
    {
        using AssemblyCode code = new(Compiler.Compile(
            $"#pragma warning disable\nnamespace P; public static class X {{ public static object M() => {expression}; }}"));

        Assert.Contains(found, BannedUses.Find(code, s_bannedSymbols));
    }

    [Fact]
    public void WhatTheCompilerMakesOfIteratorsIsNoViolation()
    {
        using AssemblyCode code = new(Compiler.Compile(
            "namespace P; public static class X { public static System.Collections.Generic.IEnumerable<int> M() { yield return 1; } }"));

        Assert.Empty(BannedUses.Find(code, s_bannedSymbols));
    }
}
