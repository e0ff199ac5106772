using System.Globalization;
using System.Text;
using System.Text.Json;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Errors;

namespace Torghut.Platform.Review.Cassettes;

/// <summary>
/// A cassette on disk: one JSON object per line, sorted by key and repeat, so that two recordings differ in the lines that
/// differ. It is replaced as a whole; processes that record into the same one take turns.
/// </summary>
/// <param name="path">Absolute path.</param>
internal sealed class CassetteFile(string path)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Absolute path.</summary>
    public string FilePath => path;

    /// <summary>Reads all entries; none where there is no file.</summary>
    /// <exception cref="SimulationException">The file cannot be read, or a line is no entry (exit 2).</exception>
    public SortedDictionary<CassetteSlot, CassetteEntry> Read()
    {
        var entries = new SortedDictionary<CassetteSlot, CassetteEntry>();
        try
        {
            int line = 0;
            foreach (string text in File.ReadLines(path, Encoding.UTF8))
            {
                line++;
                if (text.Length > 0)
                {
                    CassetteEntry entry = Parse(text, line);
                    entries[new CassetteSlot(entry.Key, entry.Repeat)] = entry;
                }
            }
        }
        catch (Exception cause) when (cause is FileNotFoundException or DirectoryNotFoundException)
        {
            return entries;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new SimulationException(
                ExitCode.Usage, "cassette_unreadable", $"review.cassette_path: {path} cannot be read: {cause.Message}", cause);
        }

        return entries;
    }

    /// <summary>Refuses a place that cannot be written, before anything depends on it.</summary>
    /// <exception cref="SimulationException">It cannot be written (exit 2).</exception>
    public void RequireWritable()
    {
        try
        {
            if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
            {
                AtomicFile.CreateFolder(folder);
            }

            if (Directory.Exists(path))
            {
                throw new IOException("it is a folder");
            }

            using FileStream held = Hold(CancellationToken.None);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new SimulationException(
                ExitCode.Usage, "cassette_unwritable", $"review.cassette_path: {path} cannot be written: {cause.Message}", cause);
        }
    }

    /// <summary>Puts entries into the file, in place of those with the same key and repeat.</summary>
    public void Merge(IReadOnlyCollection<CassetteEntry> added, CancellationToken cancellationToken)
    {
        using FileStream held = Hold(cancellationToken);
        SortedDictionary<CassetteSlot, CassetteEntry> entries = Read();
        foreach (CassetteEntry entry in added)
        {
            entries[new CassetteSlot(entry.Key, entry.Repeat)] = entry;
        }

        AtomicFile.Replace(path, stream =>
        {
            foreach (CassetteEntry entry in entries.Values)
            {
                stream.Write(JsonSerializer.SerializeToUtf8Bytes(entry, CassetteJson.Plain.CassetteEntry));
                stream.WriteByte((byte)'\n');
            }
        });
    }

    private CassetteEntry Parse(string text, int line)
    {
        string at = string.Create(CultureInfo.InvariantCulture, $"review.cassette_path: {path}:{line}");
        try
        {
            return JsonSerializer.Deserialize(text, CassetteJson.Plain.CassetteEntry) is { Repeat: >= 0, LatencyMs: >= 0 } entry
                && (entry.Response is not null || entry.Error is not null)
                ? entry
                : throw new SimulationException(ExitCode.Usage, "cassette_damaged", at + ": found no answer; expected a response or an error, and a latency.");
        }
        catch (JsonException cause)
        {
            throw new SimulationException(
                ExitCode.Usage, "cassette_damaged", $"{at}: found no entry ({cause.Message}); expected one recorded answer as JSON.", cause);
        }
    }

    private FileStream Hold(CancellationToken cancellationToken)
    {
        long start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path + ".lock") && TimeProvider.System.GetElapsedTime(start) < LongestWait)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Thread.Sleep(Pause);
            }
        }
    }
}
