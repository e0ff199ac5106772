using Torghut.Architecture.Tests.Support;

namespace Torghut.Architecture.Tests.Files;

public sealed class SourceFileTests
{
    public static TheoryData<string> Projects => Repository.ProjectNames;

    [Theory]
    [MemberData(nameof(Projects))]
    public void EveryFileHasOneTypeItsNameAndItsFoldersNamespaceAndIsShort(string name)
    {
        SourceProject project = Repository.Project(name);

        Assert.Empty(project.SourceFiles().SelectMany(file => SourceFileRules.Check(
            Path.GetRelativePath(project.Folder, file).Replace('\\', '/'), File.ReadAllText(file), name)));
    }

    [Theory]
    [InlineData("A/X.cs", "namespace P.A; public sealed class X { private sealed class Inner { } }")]
    [InlineData("A/X.cs", "namespace P.A; /// <summary>enum Y { }</summary>\npublic enum X { }")]
    [InlineData("A/X.cs", "namespace P.A; public interface X<T> { }")]
    [InlineData("A/X.cs", "namespace P.A; public delegate void X();")]
    [InlineData("Program.cs", "using System; Console.WriteLine(\"class X { } class Y { }\");")]
    [InlineData("GlobalUsings.cs", "global using System;")]
    public void AGoodFileIsAccepted(string path, string text) => Assert.Empty(SourceFileRules.Check(path, text, "P"));

    [Theory]
    [InlineData("A/X.cs", "namespace P.A; class X { } record Y;", "A/X.cs: 2 top-level types (X, Y), one per file is allowed")]
    [InlineData("A/X.cs", "namespace P.A { class X { } } namespace P.A { enum Y { } }", "A/X.cs: 2 top-level types (X, Y), one per file is allowed")]
    [InlineData("A/X.cs", "namespace P.A; struct Y { }", "A/X.cs: contains Y, a file is named like its type")]
    [InlineData("A/B/X.cs", "namespace P.A; class X { }", "A/B/X.cs: namespace P.A, its folder says P.A.B")]
    [InlineData("X.cs", "namespace Q; class X { }", "X.cs: namespace Q, its folder says P")]
    public void ABadFileIsRefused(string path, string text, string problem) =>
        Assert.Equal([problem], SourceFileRules.Check(path, text, "P"));

    [Theory]
    [InlineData(400, 0)]
    [InlineData(401, 1)]
    public void AFileHasAtMost400Lines(int lines, int problems) =>
        Assert.Equal(problems, SourceFileRules.Check("X.cs", "namespace P; class X { }" + new string('\n', lines), "P").Count());
}
