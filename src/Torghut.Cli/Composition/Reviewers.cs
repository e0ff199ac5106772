using System.Runtime.CompilerServices;
using Torghut.Platform.Review;
using Torghut.Simulation.Manifest;
using Torghut.Simulation.Platforms;
using Torghut.Simulation.Reviewers;
using Torghut.Simulation.Runs;

namespace Torghut.Cli.Composition;

/// <summary>Makes reviewers. Runs without a language model never load what asks one.</summary>
internal static class Reviewers
{
    /// <summary>The reviewer of a run; null where nobody needs to be asked.</summary>
    public static IReviewer? Create(RunDefinition run, TimeProvider time) =>
        run.Manifest.Review.Mode == ReviewMode.Llm ? CreateModel(run, time) : null;

    /// <summary>What answers the questions put to a reviewer of a comparison.</summary>
    public static IReviewer? Create(NamedReviewer reviewer, TimeProvider time) =>
        ReviewerFactory.Create(reviewer.Review, reviewer.Prices, Environment.GetEnvironmentVariable, time);

    /// <summary>Refuses a review that cannot work; touches nothing.</summary>
    public static void Check(RunDefinition run)
    {
        if (run.Manifest.Review.Mode == ReviewMode.Llm)
        {
            CheckModel(run);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static IReviewer? CreateModel(RunDefinition run, TimeProvider time) =>
        ReviewerFactory.Create(run.Manifest.Review, run.Manifest.Prices, Environment.GetEnvironmentVariable, time);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void CheckModel(RunDefinition run) =>
        ReviewerFactory.Check(run.Manifest.Review, Environment.GetEnvironmentVariable);
}
