namespace Torghut.Simulation.Monitoring;

/// <summary>Looks at a run's stores. Each platform has its own; looking changes nothing.</summary>
public interface ICompletionProbe
{
    /// <summary>Looks once.</summary>
    /// <exception cref="Errors.SimulationException">The stores can never be read: looking again is of no use.</exception>
    /// <exception cref="IOException">The stores cannot be read now.</exception>
    Task<RunSnapshot> LookAsync(CancellationToken cancellationToken);
}
