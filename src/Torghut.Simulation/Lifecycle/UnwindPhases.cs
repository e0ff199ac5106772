using System.Globalization;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Obligations;
using Torghut.Simulation.Restoring;

namespace Torghut.Simulation.Lifecycle;

/// <summary><c>teardown</c> and <c>argocd_restore</c>: everything that was changed is put back, or said to be left.</summary>
internal sealed class UnwindPhases
{
    private readonly RunFolder _folder;
    private readonly string _runId;
    private readonly ObligationUnwinder _unwinder;
    private readonly RunControl _control;
    private readonly IPledgedMutations _mutations;

    /// <summary>The way back of a run.</summary>
    public UnwindPhases(RunFolder folder, string runId, ObligationUnwinder unwinder, RunControl control, IPledgedMutations mutations)
    {
        _folder = folder;
        _runId = runId;
        _unwinder = unwinder;
        _control = control;
        _mutations = mutations;
    }

    /// <summary>What was put back, and what could not be, in the last walk.</summary>
    public UnwindResult Result { get; private set; } = UnwindResult.Nothing;

    /// <summary>Walks both phases; the first cannot keep the second from running.</summary>
    /// <param name="runner">Runs them.</param>
    /// <param name="isJudged">Whether somebody outside, where there is one, judges what is left: what goes back after a failure or a stop shall be back soon.</param>
    public async Task RunAsync(PhaseRunner runner, bool isJudged = false)
    {
        Result = UnwindResult.Nothing;
        await runner.BackAsync(RunPhase.Teardown, token => TeardownAsync(isJudged, token)).ConfigureAwait(false);
        await runner.BackAsync(RunPhase.ArgocdRestore, RestoreAutomationAsync).ConfigureAwait(false);
    }

    private async Task<PhaseResult> TeardownAsync(bool isJudged, CancellationToken cancellationToken)
    {
        UnwindResult result = await UnwindAsync(ObligationScope.Run, cancellationToken).ConfigureAwait(false);
        if (result.Released == 0)
        {
            return PhaseResult.Done("nothing to put back");
        }

        string back = string.Create(CultureInfo.InvariantCulture, $"{result.Released} thing(s) put back");
        if (!isJudged || _control.Judge is not IRunJudge judge)
        {
            return PhaseResult.Done(back);
        }

        await judge.JudgeTeardownAsync(_mutations, cancellationToken).ConfigureAwait(false);
        return PhaseResult.Done($"{back}; judged from outside: clean");
    }

    private async Task<PhaseResult> RestoreAutomationAsync(CancellationToken cancellationToken)
    {
        try
        {
            UnwindResult automation = await UnwindAsync(ObligationScope.Automation, cancellationToken).ConfigureAwait(false);
            return await AutomationPhases.RestoreAsync(_control, _mutations, automation, _unwinder.Time, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            // What the proof itself pledged and could not put back, and last the lock.
            await UnwindAsync(IsNew, cancellationToken).ConfigureAwait(false);
            await UnwindAsync(ObligationScope.Surface, cancellationToken).ConfigureAwait(false);
        }
    }

    private bool IsNew(Obligation obligation) =>
        obligation.Scope != ObligationScope.Surface && !Result.Unrestored.Any(thing => thing.Obligation == obligation);

    private Task<UnwindResult> UnwindAsync(ObligationScope scope, CancellationToken cancellationToken) =>
        UnwindAsync(obligation => obligation.Scope == scope, cancellationToken);

    private async Task<UnwindResult> UnwindAsync(Func<Obligation, bool> which, CancellationToken cancellationToken)
    {
        UnwindResult result = await _unwinder.UnwindAsync(which, cancellationToken).ConfigureAwait(false);
        Result = Result.And(result);
        try
        {
            RestoreRequiredFile.Update(_folder, _runId, Result.Unrestored);
        }
        catch (Exception failure) when (result.Unrestored.Count > 0 && failure is IOException or UnauthorizedAccessException)
        {
            // A disk that refuses the file must not hide what the file would have said.
        }

        if (result.Unrestored.Count > 0)
        {
            throw RestoreRequiredFile.ToException(_folder, _runId, result.Unrestored);
        }

        return result.JournalFailure is null ? result : throw new IOException(
            $"What was put back could not be noted in {_folder.Obligations}: {result.JournalFailure.Message}", result.JournalFailure.HResult);
    }
}
