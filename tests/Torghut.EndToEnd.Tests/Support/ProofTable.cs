using System.Text;

namespace Torghut.EndToEnd.Tests.Support;

/// <summary>A table of what a long proof did, kept beside the test results and shown with the test's output.</summary>
public sealed class ProofTable(string name)
{
    private readonly StringBuilder _text = new();

    public void Add(string line) => _text.Append(line).Append('\n');

    public void AddRange(IEnumerable<string> lines)
    {
        foreach (string line in lines)
        {
            Add(line);
        }
    }

    /// <summary>Writes <c>artifacts/test-results/proof/{name}.txt</c>.</summary>
    public void Publish()
    {
        string folder = Path.Combine(Repository.Root, "artifacts", "test-results", "proof");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, name + ".txt"), _text.ToString());
        TestContext.Current.TestOutputHelper?.WriteLine(_text.ToString());
    }
}
