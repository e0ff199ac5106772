using Torghut.Architecture.Tests.Support;

namespace Torghut.Architecture.Tests.Code;

public sealed class ClassTests
{
    public static TheoryData<string> Projects => Repository.ProjectNames;

    [Theory]
    [MemberData(nameof(Projects))]
    public void EveryClassIsSealedStaticOrAbstract(string project)
    {
        using AssemblyCode code = AssemblyCode.Open(Repository.Project(project).AssemblyFile);

        Assert.Empty(code.OpenClasses());
    }
}
