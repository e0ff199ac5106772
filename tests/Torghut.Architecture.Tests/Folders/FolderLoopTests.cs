using Torghut.Architecture.Tests.Code;
using Torghut.Architecture.Tests.Support;

namespace Torghut.Architecture.Tests.Folders;

public sealed class FolderLoopTests
{
    public static TheoryData<string> Projects => Repository.ProjectNames;

    [Theory]
    [MemberData(nameof(Projects))]
    public void TheFeatureFoldersOfAProjectFormNoLoop(string name)
    {
        SourceProject project = Repository.Project(name);
        using AssemblyCode code = AssemblyCode.Open(project.AssemblyFile);
        IEnumerable<TypeUse> uses = code.Uses()
            .Concat(ConstantUses.Find(project.SourceFiles().Select(File.ReadAllText), code.Constants()));

        Assert.Empty(FolderLoops.Find(name, uses));
    }

    [Fact]
    public void TwoFoldersThatUseEachOtherAreALoop() =>
        Assert.Equal(
            ["A → B (P.A.X uses P.B.Y), B → A (P.B.Z uses P.A.W)"],
            FolderLoops.Find("P", [Use("P.A.X", "P.B.Y"), Use("P.B.Z", "P.A.W"), Use("P.B.Z", "P.C.V")]));

    [Fact]
    public void ALoopThroughAThirdFolderIsFound() =>
        Assert.Equal(
            ["A → B (P.A.X uses P.B.X), B → C (P.B.X uses P.C.X), C → A (P.C.X uses P.A.X)"],
            FolderLoops.Find("P", [Use("P.A.X", "P.B.X"), Use("P.B.X", "P.C.X"), Use("P.C.X", "P.A.X")]));

    [Fact]
    public void TwoLoopsThatDoNotTouchAreBothFound() =>
        Assert.Equal(
            2,
            FolderLoops.Find("P", [Use("P.A.X", "P.B.X"), Use("P.B.X", "P.A.X"), Use("P.C.X", "P.D.X"), Use("P.D.X", "P.C.X")]).Count);

    [Fact]
    public void ALoopBehindALinearPathIsFound() =>
        Assert.Single(FolderLoops.Find("P", [Use("P.A.X", "P.B.X"), Use("P.B.X", "P.C.X"), Use("P.C.X", "P.B.X")]));

    [Fact]
    public void FoldersInsideAFolderFormNoLoopEither() =>
        Assert.Equal(
            [
                "Dump → Lean (P.Sources.Dump.X uses P.Sources.Lean.X), Lean → Dump (P.Sources.Lean.X uses P.Sources.Dump.X)",
            ],
            FolderLoops.Find("P", [Use("P.Sources.Lean.X", "P.Sources.Dump.X"), Use("P.Sources.Dump.X", "P.Sources.Lean.X")]));

    [Fact]
    public void AFolderAndTheOneAroundItMayUseEachOther() =>
        Assert.Empty(FolderLoops.Find("P", [Use("P.Sources.X", "P.Sources.Lean.Y"), Use("P.Sources.Lean.Y", "P.Sources.Z")]));

    [Fact]
    public void AFolderThatUsesTheProjectsOwnTypesWhileTheyUseItIsALoop() =>
        Assert.Single(FolderLoops.Find("P", [Use("P.Program", "P.A.X"), Use("P.A.X", "P.Options")]));

    [Fact]
    public void ATreeHasNoLoop() =>
        Assert.Empty(FolderLoops.Find(
            "P", [Use("P.A.X", "P.B.Y"), Use("P.A.X", "P.C.Y"), Use("P.B.X", "P.C.Y"), Use("P.A.X", "Q.A.Y"), Use("Q.A.X", "P.A.Y")]));

    private static TypeUse Use(string from, string to) => new(Name(from), Name(to));

    private static TypeName Name(string text)
    {
        int dot = text.LastIndexOf('.');
        return new TypeName(text[..dot], text[(dot + 1)..]);
    }
}
