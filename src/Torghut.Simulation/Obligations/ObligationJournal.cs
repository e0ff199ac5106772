using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Errors;

namespace Torghut.Simulation.Obligations;

/// <summary>
/// The append-only journal of a run's pledges. Each line is on disk before its method returns. A torn last line is a
/// crash while writing and is dropped; damage elsewhere is an error. The journal alone issues the permits without which
/// nothing can be changed.
/// </summary>
public sealed class ObligationJournal : IDisposable
{
    private readonly IRunStorageFile _file;
    private readonly TimeProvider _time;
    private readonly List<ObligationEntry> _entries;
    private readonly Lock _gate = new();
    private long _length;
    private Exception? _failure;

    private ObligationJournal(IRunStorageFile file, TimeProvider time, List<ObligationEntry> entries)
    {
        _file = file;
        _time = time;
        _entries = entries;
        _length = file.Length;
    }

    /// <summary>Obligations that are not released, the last pledged first.</summary>
    public IReadOnlyList<OutstandingObligation> Outstanding
    {
        get
        {
            lock (_gate)
            {
                return ObligationLedger.Outstanding(_entries);
            }
        }
    }

    /// <summary>Every line so far.</summary>
    public IReadOnlyList<ObligationEntry> Entries
    {
        get
        {
            lock (_gate)
            {
                return [.. _entries];
            }
        }
    }

    /// <summary>Why nothing can be written any more; null while it can.</summary>
    public Exception? Failure => _failure;

    /// <summary>Opens a run's journal for writing, or makes it.</summary>
    /// <exception cref="SimulationException">The journal is damaged before its last line.</exception>
    public static ObligationJournal Open(RunFolder folder, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(folder);
        (List<ObligationEntry> entries, long validLength) = ObligationLines.Read(folder);
        try
        {
            return Open(folder, time, entries, validLength);
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException && ObligationLedger.Outstanding(entries).Count > 0)
        {
            throw new SimulationException(
                ExitCode.RestoreRequired,
                "obligations_journal_unwritable",
                $"{folder.Obligations}: {refusal.Message}. The run owes things, and what is done about them could not be noted; nothing was touched.",
                refusal)
            {
                Hint = "Mend the disk, and repeat the command.",
            };
        }
    }

    private static ObligationJournal Open(RunFolder folder, TimeProvider time, List<ObligationEntry> entries, long validLength)
    {
        IRunStorageFile file = folder.Storage.Open(folder.Obligations, truncate: false);
        try
        {
            if (file.Length != validLength)
            {
                file.Truncate(validLength);
            }

            file.Flush();
            folder.Storage.FlushFolder(folder.Root);
            return new ObligationJournal(file, time, entries);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Reads the outstanding obligations of a run without touching its journal, the last pledged first.</summary>
    /// <exception cref="SimulationException">The journal is damaged before its last line.</exception>
    public static IReadOnlyList<OutstandingObligation> ReadOutstanding(RunFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return ObligationLedger.Outstanding(ObligationLines.Read(folder).Entries);
    }

    /// <summary>Puts a pledge on disk.</summary>
    /// <returns>The right to make the change, once.</returns>
    /// <exception cref="InvalidOperationException">An obligation of this id is outstanding: its captured value must not be lost.</exception>
    /// <exception cref="IOException">The pledge is not on disk; nothing may be changed.</exception>
    public MutationPermit Pledge(Obligation obligation)
    {
        ArgumentNullException.ThrowIfNull(obligation);
        lock (_gate)
        {
            if (ObligationLedger.Outstanding(_entries).Any(outstanding => outstanding.Obligation.Id == obligation.Id))
            {
                throw new InvalidOperationException($"The obligation '{obligation.Id}' is outstanding already.");
            }

            Append(new ObligationEntry { Seq = 0, At = default, Status = ObligationStatus.Pledged, Id = obligation.Id, Obligation = obligation });
        }

        return MutationPermit.Issue(obligation, MutationPurpose.Perform);
    }

    /// <summary>Another right to make a change that is pledged: the earlier one was used, and the change did not happen.</summary>
    public MutationPermit PermitAgain(Obligation obligation) => Permit(obligation, MutationPurpose.Perform);

    /// <summary>The right to keep what is outstanding, once.</summary>
    public MutationPermit PermitKeep(Obligation obligation) => Permit(obligation, MutationPurpose.Keep);

    /// <summary>The right to put an outstanding thing back, once. Nothing is written: its pledge is on disk.</summary>
    public MutationPermit PermitRestore(Obligation obligation) => Permit(obligation, MutationPurpose.Restore);

    /// <summary>Notes that the change was made, and read back.</summary>
    public void Performed(Obligation obligation) => Note(obligation, ObligationStatus.Performed, present: null, detail: null);

    /// <summary>Notes that the thing is back, verified by reading it.</summary>
    public void Release(Obligation obligation, string? detail = null) => Note(obligation, ObligationStatus.Released, present: null, detail);

    /// <summary>Notes that the thing could not be put back.</summary>
    public void Fail(Obligation obligation, string? present, string detail) => Note(obligation, ObligationStatus.Failed, present, detail);

    /// <summary>Notes that someone else changed the thing; it was left alone.</summary>
    public void Drift(Obligation obligation, string? present, string detail) => Note(obligation, ObligationStatus.Drifted, present, detail);

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private MutationPermit Permit(Obligation obligation, MutationPurpose purpose)
    {
        RequireOutstanding(obligation);
        return MutationPermit.Issue(obligation, purpose);
    }

    private void RequireOutstanding(Obligation obligation)
    {
        ArgumentNullException.ThrowIfNull(obligation);
        if (!Outstanding.Any(outstanding => outstanding.Obligation == obligation))
        {
            throw new InvalidOperationException($"The obligation '{obligation.Id}' is not outstanding.");
        }
    }

    private void Note(Obligation obligation, ObligationStatus status, string? present, string? detail)
    {
        RequireOutstanding(obligation);
        lock (_gate)
        {
            Append(new ObligationEntry { Seq = 0, At = default, Status = status, Id = obligation.Id, Present = present, Detail = detail });
        }
    }

    /// <summary>
    /// Writes a line. A line that fails is cut off again: a later one behind its torn half would be damage. When that fails
    /// too, or when flushing failed, what is on disk is not known, and nothing more is written; a pledge is then outstanding
    /// although nobody may act on it, for a later process may find it.
    /// </summary>
    private void Append(ObligationEntry entry)
    {
        if (_failure is not null)
        {
            throw new IOException($"The obligations journal cannot be written since: {_failure.Message}", _failure);
        }

        ObligationEntry numbered = entry with { Seq = _entries.Count + 1, At = _time.GetUtcNow() };
        byte[] line = ObligationLines.Write(numbered);
        try
        {
            _file.Append(line);
        }
        catch (Exception failure)
        {
            CutOff(failure, numbered);
            throw;
        }

        try
        {
            _file.Flush();
        }
        catch (Exception failure)
        {
            GiveUp(failure, numbered);
            throw;
        }

        _length += line.Length;
        _entries.Add(numbered);
    }

    private void CutOff(Exception cause, ObligationEntry entry)
    {
        try
        {
            _file.Truncate(_length);
            _file.Flush();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            GiveUp(cause, entry);
        }
    }

    private void GiveUp(Exception cause, ObligationEntry entry)
    {
        _failure = cause;
        if (entry.Status == ObligationStatus.Pledged)
        {
            _entries.Add(entry);
        }
    }
}
