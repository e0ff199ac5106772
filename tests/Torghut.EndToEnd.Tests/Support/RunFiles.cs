using System.Text.Json;

namespace Torghut.EndToEnd.Tests.Support;

/// <summary>The files of one run.</summary>
public sealed class RunFiles(string root)
{
    /// <summary>Mode bits of every file: its owner only.</summary>
    public const UnixFileMode FileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Mode bits of every folder: its owner only.</summary>
    public const UnixFileMode FolderMode = FileMode | UnixFileMode.UserExecute;

    public string Root { get; } = root;

    public string this[string relative] => Path.Combine(Root, relative);

    /// <summary>The run folder below the default output root.</summary>
    public static RunFiles Of(string workingFolder, string token) =>
        new(Path.Combine(workingFolder, "artifacts", "torghut", "simulations", token));

    /// <summary>Every file of the report by its name.</summary>
    public IReadOnlyDictionary<string, byte[]> Report() => Directory
        .EnumerateFiles(this["report"], "*", SearchOption.AllDirectories)
        .ToDictionary(path => Path.GetRelativePath(this["report"], path), File.ReadAllBytes);

    public JsonElement Json(string relative) => JsonDocument.Parse(File.ReadAllText(this[relative])).RootElement;

    /// <summary>Every JSON artifact that is there is a whole document; nothing is half-written under its real name.</summary>
    public void AssertWhole()
    {
        if (!Directory.Exists(Root))
        {
            return;
        }

        foreach (string path in Directory.EnumerateFiles(Root, "*.json", SearchOption.AllDirectories))
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path));
            Assert.Equal(JsonValueKind.Object, document.RootElement.ValueKind);
        }
    }

    /// <summary>Nothing of the work is left: neither scratch nor temporary files.</summary>
    public void AssertTidy()
    {
        Assert.False(Directory.Exists(this["scratch"]));
        Assert.DoesNotContain(
            Directory.EnumerateFileSystemEntries(Root, "*", SearchOption.AllDirectories),
            path => path.EndsWith(".tmp", StringComparison.Ordinal) || path.EndsWith(".old", StringComparison.Ordinal) || path.EndsWith(".new", StringComparison.Ordinal));
    }
}
