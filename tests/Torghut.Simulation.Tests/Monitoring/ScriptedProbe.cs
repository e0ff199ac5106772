using Torghut.Simulation.Monitoring;

namespace Torghut.Simulation.Tests.Monitoring;

/// <summary>Answers one look after the other from a list; the last answer repeats.</summary>
internal sealed class ScriptedProbe(params Func<CancellationToken, Task<RunSnapshot>>[] answers) : ICompletionProbe
{
    public int Looks { get; private set; }

    public static Func<CancellationToken, Task<RunSnapshot>> Sees(RunSnapshot snapshot) => _ => Task.FromResult(snapshot);

    public static Func<CancellationToken, Task<RunSnapshot>> Throws(Exception failure) => _ => Task.FromException<RunSnapshot>(failure);

    /// <summary>Never answers and does not heed its token.</summary>
    public static Func<CancellationToken, Task<RunSnapshot>> Hangs() => static _ => new TaskCompletionSource<RunSnapshot>().Task;

    public Task<RunSnapshot> LookAsync(CancellationToken cancellationToken)
    {
        Func<CancellationToken, Task<RunSnapshot>> answer = answers[Math.Min(Looks, answers.Length - 1)];
        Looks++;
        return answer(cancellationToken);
    }
}
