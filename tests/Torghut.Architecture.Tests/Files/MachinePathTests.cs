using Torghut.Architecture.Tests.Support;

namespace Torghut.Architecture.Tests.Files;

public sealed class MachinePathTests
{
    private static readonly string[] s_ignoredFolders = [".git", "bin", "obj", "artifacts", "node_modules", "TestResults"];

    private static readonly string[] s_textFiles =
        [".cs", ".csproj", ".props", ".targets", ".slnx", ".json", ".yaml", ".yml", ".md", ".txt", ".sh", ".html", ".js", ".css", ""];

    [Fact]
    public void NoFileNamesAPathOfOneMachine()
    {
        string self = Path.Combine(Repository.Root, "tests", "Torghut.Architecture.Tests", "Files");
        IEnumerable<string> found = TextFiles(new DirectoryInfo(Repository.Root))
            .Where(file => !file.StartsWith(self, StringComparison.Ordinal))
            .SelectMany(file => MachinePaths.Find(File.ReadAllText(file)).Select(line => $"{Repository.Relative(file)}:{line}"));

        Assert.Empty(found);
    }

    [Theory]
    [InlineData("see /home/ann/data")]
    [InlineData("path: \"/Users/Ann/x\"")]
    [InlineData("cd /root/x")]
    [InlineData("/root/ann is the place")]
    [InlineData(@"C:\Users\Ann\x")]
    public void APathOfOneMachineIsFound(string line) => Assert.Equal(["2: " + line], MachinePaths.Find("first\n" + line + "\nlast"));

    [Theory]
    [InlineData("artifacts/home/ann")]
    [InlineData("../root/x and ./home/y")]
    [InlineData("${FOLDER}/home/x")]
    [InlineData("https://example.org/home/x")]
    [InlineData("/usr/share/dotnet and /tmp/x")]
    [InlineData("/homes/x")]
    public void OtherPathsAreFine(string line) => Assert.Empty(MachinePaths.Find(line));

    private static IEnumerable<string> TextFiles(DirectoryInfo folder) =>
        folder.EnumerateFiles()
            .Where(file => s_textFiles.Contains(file.Extension) && file.Length < 1 << 20)
            .Select(file => file.FullName)
            .Concat(folder.EnumerateDirectories()
                .Where(child => !s_ignoredFolders.Contains(child.Name) && child.LinkTarget is null)
                .SelectMany(TextFiles));
}
