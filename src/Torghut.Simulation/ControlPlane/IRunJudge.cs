using Torghut.Simulation.Obligations;

namespace Torghut.Simulation.ControlPlane;

/// <summary>Somebody outside who judges a run. What the judging itself makes is pledged like everything else.</summary>
public interface IRunJudge
{
    /// <summary>Judges, when the replay is complete and the workloads still belong to the run, whether there was activity.</summary>
    /// <exception cref="Errors.SimulationException">There was none, or there is no verdict in time.</exception>
    [Mutates]
    Task JudgeActivityAsync(IPledgedMutations mutations, CancellationToken cancellationToken);

    /// <summary>Judges, when all that the run changed is back but for automation, whether it left nothing.</summary>
    /// <exception cref="Errors.SimulationException">It did, or there is no verdict in time.</exception>
    [Mutates]
    Task JudgeTeardownAsync(IPledgedMutations mutations, CancellationToken cancellationToken);
}
