using Torghut.Trading.Review;

namespace Torghut.Platform.Review.Endpoint;

/// <summary>A language model that can be asked.</summary>
internal interface IModelEndpoint : IDisposable
{
    /// <summary>Asks; whatever goes wrong with the model is an answer with an error.</summary>
    /// <param name="input">The request's JSON.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    Task<ReviewAnswer> AskAsync(string input, CancellationToken cancellationToken);
}
