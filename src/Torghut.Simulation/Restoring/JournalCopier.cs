using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Obligations;

namespace Torghut.Simulation.Restoring;

/// <summary>Keeps the copy of a journal up to date, where there is one.</summary>
internal sealed class JournalCopier
{
    private readonly ObligationJournal _journal;
    private readonly IJournalCopy? _copy;
    private readonly BoundedCalls _calls;
    private readonly RestoreLimits _limits;

    /// <summary>Makes a copier.</summary>
    /// <param name="journal">The journal.</param>
    /// <param name="copy">Its copy; null for none.</param>
    /// <param name="limits">How long one writing may take.</param>
    /// <param name="time">Clock of the limits.</param>
    public JournalCopier(ObligationJournal journal, IJournalCopy? copy, RestoreLimits limits, TimeProvider time)
    {
        _journal = journal;
        _copy = copy;
        _limits = limits;
        _calls = new BoundedCalls(limits.PerCall, time);
    }

    /// <summary>Writes the copy, again and again until it is surely written.</summary>
    /// <exception cref="SimulationException">It is not written: nothing may be changed.</exception>
    public async Task RequireAsync(CancellationToken cancellationToken)
    {
        if (_copy is null)
        {
            return;
        }

        var patience = new Patience(_limits, TimeSpan.Zero, _calls.Time);
        while (true)
        {
            switch (await WriteOnceAsync(cancellationToken).ConfigureAwait(false))
            {
                case JournalCopyResult.Written:
                    return;
                case JournalCopyResult.Fenced fenced:
                    throw new SimulationException(ExitCode.Failed, "journal_copy_fenced", $"The surface is being restored by another: {fenced.Reason}.");
                case JournalCopyResult.Refused refused:
                    throw new SimulationException(
                        ExitCode.Failed, "journal_copy_refused", $"The copy of the journal cannot be written: {refused.Reason}. Nothing is changed without it.");
                case JournalCopyResult.Indeterminate unknown when patience.IsOver:
                    throw new SimulationException(
                        ExitCode.Failed, "journal_copy_unavailable", $"The copy of the journal could not be written: {unknown.Reason}. Nothing is changed without it.");
            }

            await patience.PauseAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Writes the copy as well as it can be: what it said before is still enough to restore.</summary>
    /// <returns>Why it is not written; null when it is.</returns>
    public async Task<string?> TryAsync(CancellationToken cancellationToken) => _copy is null
        ? null
        : await WriteOnceAsync(cancellationToken).ConfigureAwait(false) switch
        {
            JournalCopyResult.Written => null,
            JournalCopyResult.Fenced fenced => fenced.Reason,
            JournalCopyResult.Refused refused => refused.Reason,
            JournalCopyResult.Indeterminate unknown => unknown.Reason,
            _ => "no answer",
        };

    private Task<JournalCopyResult> WriteOnceAsync(CancellationToken cancellationToken) => _calls.CallAsync<JournalCopyResult>(
        token => _copy!.WriteAsync(_journal.Outstanding, token), static reason => new JournalCopyResult.Indeterminate(reason), cancellationToken);
}
