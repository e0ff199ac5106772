using System.Text.Json;
using Torghut.Platform.Review.Cassettes;
using Torghut.Platform.Review.Endpoint;
using Torghut.Reporting.Request;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Manifest;
using Torghut.Simulation.Platforms;
using Torghut.Trading.Review;

namespace Torghut.Platform.Review;

/// <summary>A reviewer with a cassette. Without an endpoint it only replays, and never asks anybody.</summary>
internal sealed class CassetteReviewer : IReviewer
{
    private const decimal Million = 1_000_000m;

    private readonly Cassette _cassette;
    private readonly CassetteFile _file;
    private readonly CassetteLabel _label;
    private readonly CassetteReviewerOptions _options;
    private readonly IModelEndpoint? _endpoint;

    /// <summary>Makes the reviewer.</summary>
    public CassetteReviewer(CassetteFile file, CassetteReviewerOptions options, IModelEndpoint? endpoint, TimeProvider time)
    {
        _file = file;
        _options = options;
        _label = options.Label;
        _endpoint = endpoint;
        _cassette = new Cassette(file, time);
    }

    /// <inheritdoc/>
    public async Task<ReviewAnswer> AskAsync(ReviewRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        string canonical = CanonicalRequest.Of(request.Input);
        CassetteSlot slot = _cassette.Next(_label.KeyOf(canonical));
        if (_options.Mode != CassetteMode.Record && _cassette.Find(slot) is CassetteEntry known)
        {
            return known.ToAnswer();
        }

        if (_endpoint is null)
        {
            return _options.MissIsReviewError
                ? new ReviewAnswer(null, 0, new ReviewError("cassette_miss", "no answer is recorded, and nobody was asked"))
                : throw Missing(request, slot);
        }

        ReviewAnswer answer = await _endpoint.AskAsync(request.Input, cancellationToken).ConfigureAwait(false);
        _cassette.Add(Entry(slot, canonical, answer), cancellationToken);
        return answer;
    }

    /// <inheritdoc/>
    public void Complete() => _cassette.Flush(CancellationToken.None);

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            // What an interrupted run has recorded is kept.
            _cassette.Flush(CancellationToken.None);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or SimulationException)
        {
            // The run has ended for another reason; that one is told.
        }

        _endpoint?.Dispose();
    }

    private CassetteEntry Entry(CassetteSlot slot, string canonical, ReviewAnswer answer)
    {
        using JsonDocument request = JsonDocument.Parse(canonical);
        return new CassetteEntry
        {
            Key = slot.Key,
            Repeat = slot.Repeat,
            Model = _label.Model,
            PromptVersion = _label.PromptVersion,
            PromptHash = _label.PromptHash,
            Parameters = _label.Parameters,
            Request = request.RootElement.Clone(),
            Response = answer.Response,
            Error = answer.Error,
            LatencyMs = answer.LatencyMs,
            TokensPrompt = answer.TokensPrompt,
            TokensCompletion = answer.TokensCompletion,
            Cost = Cost(_options.Price, answer),
            FinishReason = answer.FinishReason,
        };
    }

    private static decimal? Cost(ModelPrice? price, ReviewAnswer answer) =>
        price is null || answer.TokensPrompt is null
            ? null
            : ((answer.TokensPrompt * price.PromptPerMillion) + ((answer.TokensCompletion ?? 0) * price.CompletionPerMillion)) / Million;

    private SimulationException Missing(ReviewRequest request, CassetteSlot slot) => new(
        ExitCode.Failed,
        "cassette_entry_missing",
        $"No answer is recorded for the decision {request.Description} (decision_hash {request.DecisionHash}): {_file.FilePath} has no entry {slot.Key}, repeat {slot.Repeat.ToString(System.Globalization.CultureInfo.InvariantCulture)}, of model {_label.Model} and prompt {_label.PromptVersion}. Nobody was asked.")
    {
        Hint = "Record it with review.cassette: replay_or_record; or let missing answers be error reviews with review.cassette_miss: error_review.",
    };
}
