using Torghut.Simulation.Errors;
using Torghut.Simulation.Manifest;
using Torghut.Simulation.Platforms;
using Torghut.Simulation.Runs;

namespace Torghut.Cli.Composition;

/// <summary>The reviews of a run whose day is run again: its recorded answers. Nobody is asked, and nothing is recorded.</summary>
internal static class RecordedReviews
{
    /// <summary>What answers from the recording; null where nobody was asked.</summary>
    /// <exception cref="SimulationException"><c>reviews_not_recorded</c>: the run kept no answers.</exception>
    public static IReviewer? Create(RunDefinition run, TimeProvider time)
    {
        ReviewSection review = run.Manifest.Review;
        if (review.Mode == ReviewMode.Llm && review.Cassette == CassetteMode.Off)
        {
            throw new SimulationException(
                ExitCode.Usage,
                "reviews_not_recorded",
                "review.cassette is off: the run kept no answers of its language model, and asking again would give others.")
            {
                Hint = "Run the day with review.cassette: replay_or_record to be able to verify it.",
            };
        }

        return Reviewers.Create(
            run with { Manifest = run.Manifest with { Review = review with { Cassette = CassetteMode.Replay } } }, time);
    }
}
