using System.Globalization;
using System.Text.Json;
using Torghut.Platform.Cluster.Kafka.Selection;
using Torghut.Simulation.Artifacts;

namespace Torghut.Platform.Cluster.Kafka.Chunks;

/// <summary>The folder of a dump's chunks, and what they are the chunks of.</summary>
internal sealed class ChunkFolder
{
    private readonly string _root;

    /// <summary>Uses a folder.</summary>
    public ChunkFolder(string root) => _root = root;

    private string SelectionFile => Path.Combine(_root, "selection.json");

    /// <summary>The selection of an earlier attempt at the same dump; null without one.</summary>
    public DumpSelection? TryResume(DumpIdentity identity)
    {
        try
        {
            using FileStream file = File.OpenRead(SelectionFile);
            DumpSelection? selection = JsonSerializer.Deserialize(file, ChunkJson.Default.DumpSelection);
            return identity.IsSame(selection?.Identity) ? selection : null;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Starts anew: nothing of an earlier attempt is left.</summary>
    public void Start(DumpSelection selection)
    {
        Remove();
        AtomicFile.CreateFolder(_root);
        AtomicFile.Replace(SelectionFile, stream => JsonSerializer.Serialize(stream, selection, ChunkJson.Default.DumpSelection));
    }

    /// <summary>The complete chunks of a partition, as far as none is missing or torn.</summary>
    public List<ChunkFile> Complete(PartitionSelection partition, CancellationToken cancellationToken)
    {
        List<ChunkFile> chunks = [];
        while (ChunkFile.TryOpen(PathOf(partition, chunks.Count), cancellationToken) is { } chunk)
        {
            chunks.Add(chunk);
        }

        return chunks;
    }

    /// <summary>File of a partition's chunk.</summary>
    public string PathOf(PartitionSelection partition, int number) =>
        Path.Combine(_root, string.Create(CultureInfo.InvariantCulture, $"{partition.Topic}.{partition.Partition}.{number:D6}.chunk"));

    /// <summary>Removes the folder.</summary>
    public void Remove()
    {
        if (Directory.Exists(_root))
        {
            Directory.Delete(_root, recursive: true);
        }
    }
}
