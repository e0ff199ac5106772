using Torghut.Simulation.Obligations;
using Torghut.Trading.Review;

namespace Torghut.Simulation.Platforms;

/// <summary>Whoever answers the trader's questions about decisions: a language model, or a recording of one.</summary>
public interface IReviewer : IDisposable
{
    /// <summary>Answers one question. What goes wrong with the model is an answer too: an error with its code.</summary>
    /// <exception cref="Errors.SimulationException">The run cannot go on, for example because a recorded answer is missing.</exception>
    [Reads]
    Task<ReviewAnswer> AskAsync(ReviewRequest request, CancellationToken cancellationToken);

    /// <summary>Makes durable what was recorded.</summary>
    [Reads]
    void Complete();
}
