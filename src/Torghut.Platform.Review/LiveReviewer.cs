using Torghut.Platform.Review.Endpoint;
using Torghut.Simulation.Platforms;
using Torghut.Trading.Review;

namespace Torghut.Platform.Review;

/// <summary>A reviewer whose answers nobody records.</summary>
internal sealed class LiveReviewer(IModelEndpoint endpoint) : IReviewer
{
    /// <inheritdoc/>
    public Task<ReviewAnswer> AskAsync(ReviewRequest request, CancellationToken cancellationToken) =>
        endpoint.AskAsync(request.Input, cancellationToken);

    /// <inheritdoc/>
    public void Complete()
    {
    }

    /// <inheritdoc/>
    public void Dispose() => endpoint.Dispose();
}
