using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Torghut.Platform.Embedded.Sources;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Errors;

namespace Torghut.Platform.Embedded.Tape;

/// <summary>
/// Tapes beside the runs, in <c>&lt;output root&gt;/.tapes/&lt;key&gt;/</c>, used by every run over the same input. A tape is verified
/// byte by byte whenever it is opened; a damaged one is never used but built again.
/// </summary>
public sealed class TapeCache
{
    private readonly string _root;
    private readonly TapeCacheOptions _options;

    /// <summary>Makes the cache of an output root; nothing is created yet.</summary>
    /// <param name="outputRoot">The folder that holds the runs' folders.</param>
    /// <param name="options">Limits; null for the usual ones.</param>
    public TapeCache(string outputRoot, TapeCacheOptions? options = null)
    {
        _root = Path.Combine(outputRoot, ".tapes");
        _options = options ?? new TapeCacheOptions();
    }

    /// <summary>Opens the tape of a source, building it where there is none, or none that is whole.</summary>
    /// <param name="source">Where the day comes from.</param>
    /// <param name="request">What is wanted.</param>
    /// <param name="progress">Told while a tape is built.</param>
    /// <param name="cancellationToken">Ends the work; nothing half-written stays.</param>
    /// <exception cref="SimulationException">
    /// The input is missing or unreadable, or the folder cannot be written (exit 2); the disk is full (exit 4).
    /// </exception>
    public PreparedTape GetOrBuild(IMarketSource source, DecodeRequest request, IDecodeProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(progress);
        ArgumentOutOfRangeException.ThrowIfNegative(request.MaxOutOfOrderMs);
        SourceIdentity identity = source.Identify(request, cancellationToken);
        string key = TapeKey.Compute(identity, request);
        string folder = Path.Combine(_root, key);
        if (!_options.Rebuild && TryOpen(folder, key, identity, out _, cancellationToken) is { } found)
        {
            return found;
        }

        CreateRoot();
        using FileStream held = TapeLock.Acquire(folder + ".lock", _options.LockTimeout, cancellationToken);

        // Another process may have built it while this one waited for the lock.
        string? reason = null;
        if (!_options.Rebuild && TryOpen(folder, key, identity, out reason, cancellationToken) is { } built)
        {
            return built;
        }

        (TapeDocument document, string hash) = Build(source, request, progress, identity, key, cancellationToken);
        return new PreparedTape(ArrowTape.Open(folder, document), document, folder, hash, identity) { RebuildReason = reason };
    }

    /// <summary>The cache's folders in order of name, what killed builds left among them.</summary>
    public IReadOnlyList<CachedTape> List()
    {
        var tapes = new List<CachedTape>();
        foreach (DirectoryInfo folder in Directory.Exists(_root) ? new DirectoryInfo(_root).GetDirectories() : [])
        {
            string key = folder.Name.Split('.')[0];
            try
            {
                long bytes = folder.GetFiles().Sum(file => file.Length);
                tapes.Add(new CachedTape(key, folder.FullName, bytes, folder.LastWriteTimeUtc, Unfinished: key != folder.Name));
            }
            catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
            {
                // Another process has just put it in its place, or removed it.
            }
        }

        tapes.Sort((left, right) => string.CompareOrdinal(left.Folder, right.Folder));
        return tapes;
    }

    /// <summary>Removes a folder of the cache. A run that reads the tape keeps it until it ends.</summary>
    /// <returns>False when a process is building the tape: nothing is removed.</returns>
    public bool TryRemove(CachedTape tape)
    {
        ArgumentNullException.ThrowIfNull(tape);
        try
        {
            using FileStream held = TapeLock.Acquire(Path.Combine(_root, tape.Key) + ".lock", TimeSpan.Zero, CancellationToken.None);
            Remove(tape.Folder);
            return true;
        }
        catch (SimulationException e) when (e.Code == TapeLock.HeldCode)
        {
            return false;
        }
    }

    /// <summary>Whether there is a tape of a source; it may still prove damaged.</summary>
    public bool Contains(SourceIdentity identity, DecodeRequest request) =>
        File.Exists(Path.Combine(_root, TapeKey.Compute(identity, request), TapeDocument.FileName));

    /// <summary>Opens a tape that is whole.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="key">Its key.</param>
    /// <param name="identity">The input.</param>
    /// <param name="reason">Why one that is there cannot be used; null where there is none.</param>
    /// <param name="cancellationToken">Ends the verification.</param>
    private static PreparedTape? TryOpen(string folder, string key, SourceIdentity identity, out string? reason, CancellationToken cancellationToken)
    {
        reason = null;
        if (!Directory.Exists(folder))
        {
            return null;
        }

        ArrowTape? tape = null;
        try
        {
            byte[] json = File.ReadAllBytes(Path.Combine(folder, TapeDocument.FileName));
            string hash = Convert.ToHexStringLower(SHA256.HashData(json));
            if (File.ReadAllText(Path.Combine(folder, TapeDocument.HashFileName)) != hash + "\n")
            {
                reason = $"{TapeDocument.FileName} does not have the hash in {TapeDocument.HashFileName}";
                return null;
            }

            // What has its hash was written by us, so only another version of us can have written it differently.
            TapeDocument document = TapeDocumentReader.Read(json);
            if (document.FormatVersion != TapeFormat.Version || document.Key != key)
            {
                reason = $"it is of version {document.FormatVersion} and key {document.Key}, expected {TapeFormat.Version} and {key}";
                return null;
            }

            tape = ArrowTape.Open(folder, document);
            reason = tape.FindDamage(cancellationToken);
            if (reason is null)
            {
                MarkUsed(folder);
                var prepared = new PreparedTape(tape, document, folder, hash, identity) { Reused = true };
                tape = null;
                return prepared;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            reason = e.Message;
        }
        finally
        {
            tape?.Dispose();
        }

        return null;
    }

    private (TapeDocument Document, string Hash) Build(
        IMarketSource source,
        DecodeRequest request,
        IDecodeProgress progress,
        SourceIdentity identity,
        string key,
        CancellationToken cancellationToken)
    {
        string folder = Path.Combine(_root, key);
        string partial = folder + ".partial";
        try
        {
            Empty(partial);
            TapeDocument document;
            using (var builder = new TapeBuilder(partial, request, _options.MemoryBudgetBytes))
            {
                DecodeResult result = source.Decode(request, builder, progress, cancellationToken);
                RequireUnchanged(identity, result);
                document = builder.Finish(key, identity.Kind, result, cancellationToken);
            }

            byte[] json = TapeDocumentWriter.Write(document);
            string hash = Convert.ToHexStringLower(SHA256.HashData(json));
            Write(Path.Combine(partial, TapeDocument.FileName), json);
            Write(Path.Combine(partial, TapeDocument.HashFileName), Encoding.ASCII.GetBytes(hash + "\n"));
            Publish(partial, folder);
            return (document, hash);
        }
        finally
        {
            Remove(partial);
        }
    }

    private void CreateRoot()
    {
        try
        {
            AtomicFile.CreateFolder(_root);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw TapeErrors.Unwritable(_root, e);
        }
    }

    private static void Empty(string partial)
    {
        try
        {
            Remove(partial);
            AtomicFile.CreateFolder(partial);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw TapeErrors.Unwritable(partial, e);
        }
    }

    /// <summary>Leaves the time of use on the folder; a folder that cannot be written is none the worse for it.</summary>
    private static void MarkUsed(string folder)
    {
        try
        {
            Directory.SetLastWriteTimeUtc(folder, DateTime.UtcNow);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Write(string path, byte[] content)
    {
        using var stream = new TapeFileStream(path);
        stream.Write(content);
        stream.Finish();
    }

    private static void Publish(string partial, string folder)
    {
        try
        {
            AtomicFile.FlushFolder(partial);
            AtomicFile.ReplaceFolder(partial, folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw TapeErrors.WriteFailed(folder, e);
        }
    }

    private static void RequireUnchanged(SourceIdentity identity, DecodeResult result)
    {
        if (identity.InputHash is { } expected && expected != result.InputHash)
        {
            throw new SimulationException(
                ExitCode.Usage,
                "source_changed",
                $"The {identity.Kind} input changed while it was read: its hash was {expected} and is {result.InputHash}.")
            {
                Hint = "Run the same command again when nothing writes to the input any more.",
            };
        }
    }
}
