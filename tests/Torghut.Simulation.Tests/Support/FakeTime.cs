using Microsoft.Extensions.Time.Testing;

namespace Torghut.Simulation.Tests.Support;

/// <summary>Lets virtual time pass while something waits for it.</summary>
internal static class FakeTime
{
    private const int MostSteps = 20_000;

    /// <summary>Advances the clock, step by step, until the task has ended.</summary>
    public static async Task PassUntilEndAsync(this FakeTimeProvider time, Task task, TimeSpan step)
    {
        for (int done = 0; done < MostSteps && !task.IsCompleted; done++)
        {
            time.Advance(step);
            await Task.Delay(1);
        }

        Assert.True(task.IsCompleted, $"The task did not end within {MostSteps} steps of {step}.");
    }
}
