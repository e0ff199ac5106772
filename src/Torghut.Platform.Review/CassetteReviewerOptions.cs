using Torghut.Platform.Review.Cassettes;
using Torghut.Reporting.Request;
using Torghut.Simulation.Manifest;

namespace Torghut.Platform.Review;

/// <summary>How a cassette is used.</summary>
/// <param name="Mode">To record, to replay, or both.</param>
/// <param name="Label">Model, prompt and parameters.</param>
/// <param name="MissIsReviewError">Whether a missing entry is an error review, not the end of the run.</param>
/// <param name="Price">The model's price; null where it is not known.</param>
internal sealed record CassetteReviewerOptions(CassetteMode Mode, CassetteLabel Label, bool MissIsReviewError, ModelPrice? Price);
