namespace Torghut.Lifecycle.Tests;

/// <summary>What a long proof did: kept beside the test results, shown with the test's output. Its last line is its sum.</summary>
internal static class Proof
{
    /// <summary>Writes <c>artifacts/test-results/proof/{name}.txt</c>.</summary>
    public static void Publish(string name, IReadOnlyList<string> lines)
    {
        string text = string.Join('\n', lines) + "\n";
        TestContext.Current.TestOutputHelper?.WriteLine(text);
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Torghut.slnx")))
        {
            folder = folder.Parent;
        }

        if (folder is not null)
        {
            string proofs = Directory.CreateDirectory(Path.Combine(folder.FullName, "artifacts", "test-results", "proof")).FullName;
            File.WriteAllText(Path.Combine(proofs, name + ".txt"), text);
        }
    }
}
