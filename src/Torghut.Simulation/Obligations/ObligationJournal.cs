using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Errors;

namespace Torghut.Simulation.Obligations;

/// <summary>
/// The append-only journal of a run's pledges. Each line is a JSON object, a tab, and the first 16 hexadecimal digits
/// of the SHA-256 of that object; each is on disk before <see cref="Pledge"/> returns. A torn last line is a crash
/// while writing and is dropped; damage elsewhere is an error.
/// </summary>
public sealed class ObligationJournal : IDisposable
{
    private readonly FileStream _file;
    private readonly TimeProvider _time;
    private readonly List<ObligationEntry> _entries;

    private ObligationJournal(FileStream file, TimeProvider time, List<ObligationEntry> entries)
    {
        _file = file;
        _time = time;
        _entries = entries;
    }

    /// <summary>Obligations that are neither released nor settled otherwise, the last pledged first.</summary>
    public IReadOnlyList<Obligation> Outstanding => OutstandingOf(_entries);

    /// <summary>Every line so far.</summary>
    public IReadOnlyList<ObligationEntry> Entries => _entries;

    /// <summary>Opens a run's journal for writing, or makes it.</summary>
    /// <exception cref="SimulationException">The journal is damaged before its last line.</exception>
    public static ObligationJournal Open(RunFolder folder, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(folder);
        (List<ObligationEntry> entries, long validLength) = Parse(folder.Obligations);
        var file = new FileStream(folder.Obligations, new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.Write,
            Share = FileShare.Read,
            UnixCreateMode = AtomicFile.FileMode,
        });
        file.SetLength(validLength);
        file.Position = validLength;
        file.Flush(flushToDisk: true);
        AtomicFile.FlushFolder(folder.Root);
        return new ObligationJournal(file, time, entries);
    }

    /// <summary>Reads the outstanding obligations of a run without touching its journal.</summary>
    public static IReadOnlyList<Obligation> ReadOutstanding(RunFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return OutstandingOf(Parse(folder.Obligations).Entries);
    }

    /// <summary>Puts a pledge on disk, then makes the mutation, then notes that it was made.</summary>
    public void Pledge(Obligation obligation, Action mutate)
    {
        ArgumentNullException.ThrowIfNull(obligation);
        ArgumentNullException.ThrowIfNull(mutate);
        Append(ObligationStatus.Pledged, obligation.Id, obligation, detail: null);
        mutate();
        Append(ObligationStatus.Performed, obligation.Id, obligation: null, detail: null);
    }

    /// <summary>Notes that the thing is back, verified by reading it.</summary>
    public void Release(Obligation obligation) => Settle(obligation, ObligationStatus.Released, detail: null);

    /// <summary>Notes that the thing could not be put back.</summary>
    public void Fail(Obligation obligation, string detail) => Settle(obligation, ObligationStatus.Failed, detail);

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static List<Obligation> OutstandingOf(List<ObligationEntry> entries)
    {
        var open = new List<Obligation>();
        foreach (ObligationEntry entry in entries)
        {
            if (entry.Status == ObligationStatus.Pledged && entry.Obligation is not null)
            {
                open.RemoveAll(o => o.Id == entry.Id);
                open.Insert(0, entry.Obligation);
            }
            else if (entry.Status == ObligationStatus.Released)
            {
                open.RemoveAll(o => o.Id == entry.Id);
            }
        }

        return open;
    }

    private static (List<ObligationEntry> Entries, long ValidLength) Parse(string path)
    {
        var entries = new List<ObligationEntry>();
        if (!File.Exists(path))
        {
            return (entries, 0);
        }

        byte[] content = File.ReadAllBytes(path);
        int start = 0;
        while (start < content.Length)
        {
            int end = Array.IndexOf(content, (byte)'\n', start);
            if (end < 0)
            {
                break;
            }

            ObligationEntry? entry = ParseLine(content.AsSpan(start, end - start));
            if (entry is null)
            {
                if (end == content.Length - 1)
                {
                    break;
                }

                throw new SimulationException(
                    ExitCode.RestoreRequired,
                    "obligations_journal_damaged",
                    string.Create(CultureInfo.InvariantCulture, $"{path}: line {entries.Count + 1} is damaged: its checksum does not fit. The lines before it are intact."));
            }

            entries.Add(entry);
            start = end + 1;
        }

        return (entries, start);
    }

    private static ObligationEntry? ParseLine(ReadOnlySpan<byte> line)
    {
        int tab = line.LastIndexOf((byte)'\t');
        if (tab < 0 || !line[(tab + 1)..].SequenceEqual(Encoding.ASCII.GetBytes(Checksum(line[..tab]))))
        {
            return null;
        }

        return JsonSerializer.Deserialize(line[..tab], ObligationJson.Default.ObligationEntry);
    }

    private static string Checksum(ReadOnlySpan<byte> json) => Convert.ToHexStringLower(SHA256.HashData(json))[..16];

    private void Settle(Obligation obligation, ObligationStatus status, string? detail)
    {
        ArgumentNullException.ThrowIfNull(obligation);
        Append(status, obligation.Id, obligation: null, detail);
    }

    private void Append(ObligationStatus status, string id, Obligation? obligation, string? detail)
    {
        var entry = new ObligationEntry
        {
            Seq = _entries.Count + 1,
            At = _time.GetUtcNow(),
            Status = status,
            Id = id,
            Obligation = obligation,
            Detail = detail,
        };
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(entry, ObligationJson.Default.ObligationEntry);
        _file.Write([.. json, (byte)'\t', .. Encoding.ASCII.GetBytes(Checksum(json)), (byte)'\n']);
        _file.Flush(flushToDisk: true);
        _entries.Add(entry);
    }
}
