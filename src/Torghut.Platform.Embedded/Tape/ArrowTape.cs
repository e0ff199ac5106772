using Microsoft.Win32.SafeHandles;
using Torghut.Market.Events;
using Torghut.Market.Symbols;

namespace Torghut.Platform.Embedded.Tape;

/// <summary>
/// A tape of Arrow files (<see cref="TapeFormat"/>). Files are opened once, so that a tape in use survives being
/// replaced or removed, and read through reused buffers, so that memory does not grow with the day.
/// </summary>
internal sealed class ArrowTape : IMarketTape, IDisposable
{
    private const int VerifyBytes = 512 * 1024;

    private readonly string _folder;
    private readonly TapeDocument _document;
    private readonly SafeFileHandle[] _files;

    private ArrowTape(string folder, TapeDocument document, SafeFileHandle[] files)
    {
        _folder = folder;
        _document = document;
        _files = files;
        Symbols = new SymbolTable(document.Symbols);
    }

    /// <inheritdoc/>
    public SymbolTable Symbols { get; }

    /// <inheritdoc/>
    public long EventCount => _document.Events;

    /// <summary>Opens a tape's files.</summary>
    /// <exception cref="IOException">A file is missing or cannot be opened.</exception>
    public static ArrowTape Open(string folder, TapeDocument document)
    {
        var files = new List<SafeFileHandle>();
        try
        {
            foreach (TapeFileDocument file in document.Files)
            {
                files.Add(File.OpenHandle(Path.Combine(folder, file.Name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
            }

            return new ArrowTape(folder, document, [.. files]);
        }
        catch
        {
            files.ForEach(file => file.Dispose());
            throw;
        }
    }

    /// <summary>Compares every byte with the checksums.</summary>
    /// <returns>What is wrong; null when nothing is.</returns>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public string? FindDamage(CancellationToken cancellationToken)
    {
        string?[] damage = new string?[_files.Length];
        var options = new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.For(0, _files.Length, options, i => damage[i] = FindDamage(_files[i], _document.Files[i], cancellationToken));
        return Array.Find(damage, found => found is not null);
    }

    /// <inheritdoc/>
    public IMarketTapeReader OpenReader()
    {
        IEnumerable<ChannelReader> channels = _document.Files
            .Select((file, i) => new ChannelReader(_files[i], Path.Combine(_folder, file.Name), file));
        return new ArrowTapeReader(_folder, _document.Events, [.. channels]);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (SafeFileHandle file in _files)
        {
            file.Dispose();
        }
    }

    private static string? FindDamage(SafeFileHandle file, TapeFileDocument document, CancellationToken cancellationToken)
    {
        long length = RandomAccess.GetLength(file);
        if (length != document.Bytes)
        {
            return $"{document.Name} has {length} bytes, expected {document.Bytes}";
        }

        var checksum = new LaneChecksum();
        byte[] buffer = GC.AllocateUninitializedArray<byte>(VerifyBytes);
        long offset = 0;
        while (offset < length)
        {
            cancellationToken.ThrowIfCancellationRequested();
            // Whole blocks, whatever the system hands out at a time: only the last piece may be of another length.
            int filled = 0;
            int wanted = (int)Math.Min(VerifyBytes, length - offset);
            while (filled < wanted)
            {
                int read = RandomAccess.Read(file, buffer.AsSpan(filled, wanted - filled), offset + filled);
                if (read == 0)
                {
                    return $"{document.Name} ends at byte {offset + filled}, expected {document.Bytes}";
                }

                filled += read;
            }

            checksum.Append(buffer.AsSpan(0, filled));
            offset += filled;
        }

        string found = checksum.ToString();
        return found == document.Checksum ? null : $"{document.Name} has checksum {found}, expected {document.Checksum}";
    }
}
