using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Manifest;
using Torghut.Simulation.Runs;

namespace Torghut.Simulation.Verification;

/// <summary>The cassette of a run whose day is run again: the one beside the verified run, where the manifest names none.</summary>
internal static class KeptCassette
{
    /// <summary>The run with that cassette.</summary>
    public static RunDefinition PutInto(RunDefinition again, RunFolder kept)
    {
        ReviewSection review = again.Manifest.Review;
        ReviewSection unnamed = review with { CassettePath = null };
        if (review.CassettePath is null || review.CassettePath != ReviewIdentity.WithCassettePath(unnamed, again.OutputRoot).CassettePath)
        {
            return again;
        }

        ReviewSection resolved = ReviewIdentity.WithCassettePath(unnamed, Path.GetDirectoryName(kept.Root) ?? "/");
        return again with { Manifest = again.Manifest with { Review = resolved } };
    }
}
