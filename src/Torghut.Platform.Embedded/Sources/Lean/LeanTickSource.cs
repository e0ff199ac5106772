using System.IO.Compression;
using System.Runtime.ExceptionServices;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Torghut.Market.Events;
using Torghut.Market.Integrity;
using Torghut.Market.Time;
using Torghut.Simulation.Errors;

namespace Torghut.Platform.Embedded.Sources.Lean;

/// <summary>
/// Trades and quotes of a day from zips in LEAN's tick format: <c>equity/&lt;market&gt;/tick/&lt;symbol&gt;/&lt;day&gt;_{trade,quote}.zip</c>
/// below the data folder. Records get the role's topic, the symbol's ordinal as partition, and as offset the 0-based
/// number of the line that completes them.
/// </summary>
public sealed class LeanTickSource : IMarketSource
{
    /// <summary>The manifest's <c>source.kind</c>.</summary>
    public const string SourceKind = "lean_ticks";

    /// <summary>Goes up whenever the same zips would give other events.</summary>
    private const int DecoderVersion = 1;

    private readonly LeanFolder _folder;

    /// <summary>Names the input; nothing is read yet.</summary>
    /// <param name="dataFolder">LEAN's data folder, the one above <c>equity/</c>.</param>
    /// <param name="market">Market, for example <c>usa</c>.</param>
    public LeanTickSource(string dataFolder, string market = "usa") => _folder = new LeanFolder(dataFolder, market);

    /// <inheritdoc/>
    public string Kind => SourceKind;

    /// <inheritdoc/>
    public SourceIdentity Identify(DecodeRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        IReadOnlyList<LeanTickFile> files = _folder.Find(request.Symbols, request.Window.TradingDay);
        var found = new SourceFile[files.Count];
        InParallel(
            files.Count,
            i =>
            {
                using FileStream zip = Open(files[i]);
                found[i] = new SourceFile(files[i].RelativePath, zip.Length, Hash(zip, files[i]));
            },
            cancellationToken);
        string inputHash = InputHash(found.Select(file => (file.Path, file.Sha256)));
        return new SourceIdentity { Kind = Kind, Files = found, CacheKey = $"v{DecoderVersion}:{inputHash}", InputHash = inputHash };
    }

    /// <inheritdoc/>
    public DecodeResult Decode(DecodeRequest request, ITapeSink sink, IDecodeProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(sink);
        ArgumentNullException.ThrowIfNull(progress);
        IReadOnlyList<LeanTickFile> files = _folder.Find(request.Symbols, request.Window.TradingDay);
        long[] lengths = [.. files.Select(file => RequireWhole(file, request.Window.TradingDay))];
        progress.Begin(lengths.Sum());

        // The longest first: the last file to end is then a short one.
        int[] order = [.. Enumerable.Range(0, files.Count).OrderByDescending(i => lengths[i])];
        var results = new LeanFileResult[files.Count];
        InParallel(files.Count, i => results[order[i]] = DecodeFile(files[order[i]], request, sink, progress, cancellationToken), cancellationToken);
        return LeanAccount.Compose(files, results, InputHash(files.Zip(results, (file, result) => (file.RelativePath, result.Sha256))));
    }

    /// <summary>The contract's hash of zips: SHA-256 over <c>path TAB sha256 LF</c> in ordinal order of path.</summary>
    private static string InputHash(IEnumerable<(string Path, string Sha256)> files)
    {
        var text = new StringBuilder();
        foreach ((string path, string sha256) in files.OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            text.Append(path).Append('\t').Append(sha256).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static LeanFileResult DecodeFile(
        LeanTickFile file, DecodeRequest request, ITapeSink sink, IDecodeProgress progress, CancellationToken cancellationToken)
    {
        using FileStream stream = Open(file);
        string sha256 = Hash(stream, file);
        LeanLineReader reader = MakeReader(file, request, sink);
        try
        {
            stream.Position = 0;
            using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            ZipArchiveEntry entry = LeanEntry.Require(zip, file, request.Window.TradingDay);
            using Stream content = entry.Open();
            (uint crc, long bytes) = reader.Read(content, progress, cancellationToken);
            if (bytes != entry.Length || crc != entry.Crc32)
            {
                string found = $"{bytes} bytes with CRC {crc:x8}, the zip says {entry.Length} and {entry.Crc32:x8}";
                throw LeanEntry.Unreadable(file, $"it is damaged: {entry.FullName} has {found}");
            }
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException)
        {
            throw LeanEntry.Unreadable(file, $"it is damaged or no zip ({e.Message.TrimEnd('.')})", e);
        }

        RequireUsable(file, reader.Result);
        reader.Result.Sha256 = sha256;
        return reader.Result;
    }

    private static LeanLineReader MakeReader(LeanTickFile file, DecodeRequest request, ITapeSink sink)
    {
        var clock = new LeanClock(request.Window.TradingDay);
        var window = new LeanWindow(EventTime.FromInstant(request.Window.Start), EventTime.FromInstant(request.Window.End));
        ITapeStream stream = sink.OpenStream(file.Symbol, file.Channel);
        return file.Channel == EventChannel.Trade
            ? new LeanTradeReader(file, clock, window, stream)
            : new LeanQuoteReader(file, clock, window, stream);
    }

    /// <summary>Refuses a file without a single line that can be used: that is another format, not a few bad lines.</summary>
    private static void RequireUsable(LeanTickFile file, LeanFileResult result)
    {
        if (result.Lines == 0)
        {
            throw LeanEntry.Unreadable(file, "it has no lines");
        }

        if (result.Malformed == result.Lines)
        {
            QuarantinedRecord first = result.Quarantined[0];
            throw LeanEntry.Unreadable(file, $"none of its {result.Lines} lines can be parsed; line {first.Position}: {first.Detail}");
        }
    }

    /// <summary>Opens the zip's directory, so that a wrong or broken file is known before anything is decoded.</summary>
    /// <returns>Length of its content.</returns>
    private static long RequireWhole(LeanTickFile file, LocalDate day)
    {
        using FileStream stream = Open(file);
        try
        {
            using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
            return LeanEntry.Require(zip, file, day).Length;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException)
        {
            throw LeanEntry.Unreadable(file, $"it is cut off, damaged or no zip ({e.Message.TrimEnd('.')})", e);
        }
    }

    private static FileStream Open(LeanTickFile file)
    {
        try
        {
            return new FileStream(file.FullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 64 * 1024);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw LeanEntry.Unreadable(file, e.Message, e);
        }
    }

    private static string Hash(FileStream stream, LeanTickFile file)
    {
        try
        {
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        }
        catch (IOException e)
        {
            throw LeanEntry.Unreadable(file, e.Message, e);
        }
    }

    /// <summary>Does all of the work items, as many at a time as there are processors, in the given order of starting.</summary>
    /// <exception cref="SimulationException">That of the first item which failed, whichever failed first.</exception>
    private static void InParallel(int count, Action<int> work, CancellationToken cancellationToken)
    {
        var failures = new ExceptionDispatchInfo?[count];
        int next = -1;
        Parallel.For(0, Math.Min(count, Environment.ProcessorCount), _ =>
        {
            for (int i = Interlocked.Increment(ref next); i < count && !cancellationToken.IsCancellationRequested; i = Interlocked.Increment(ref next))
            {
                try
                {
                    work(i);
                }
                catch (Exception e)
                {
                    failures[i] = ExceptionDispatchInfo.Capture(e);
                }
            }
        });
        cancellationToken.ThrowIfCancellationRequested();
        Array.Find(failures, failure => failure is not null)?.Throw();
    }
}
