using System.Runtime.CompilerServices;
using Torghut.Platform.Review.Cassettes;
using Torghut.Platform.Review.Endpoint;
using Torghut.Reporting.Request;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Manifest;
using Torghut.Simulation.Platforms;
using Torghut.Simulation.Prompts;

namespace Torghut.Platform.Review;

/// <summary>Makes the reviewer that a manifest asks for.</summary>
public static class ReviewerFactory
{
    /// <summary>Makes it; nothing is sent.</summary>
    /// <param name="review">The manifest's review.</param>
    /// <param name="prices">The manifest's prices.</param>
    /// <param name="environment">Looks an environment variable up.</param>
    /// <param name="time">Clock of timeouts and latencies.</param>
    /// <returns>Null where nobody needs to be asked: mode off, or rules.</returns>
    /// <exception cref="SimulationException">The key is not set, or the cassette cannot be used (exit 2).</exception>
    public static IReviewer? Create(
        ReviewSection review, IReadOnlyDictionary<string, ModelPrice> prices, Func<string, string?> environment, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(review);
        ArgumentNullException.ThrowIfNull(prices);
        ArgumentNullException.ThrowIfNull(environment);
        if (review.Mode != ReviewMode.Llm)
        {
            return null;
        }

        ReviewPrompt prompt = PromptLibrary.Load(review.Prompt, review.PromptFile);
        string? key = review.MayAskLive ? KeyOf(review.Endpoint, environment) : null;
        if (review.Cassette == CassetteMode.Off)
        {
            return new LiveReviewer(Connect(review.Endpoint, prompt, key, time));
        }

        string path = review.CassettePath ?? throw new InvalidOperationException("The cassette's path is not resolved.");
        var file = new CassetteFile(path);
        if (review.MayAskLive)
        {
            file.RequireWritable();
        }
        else
        {
            RequireCassette(path);
        }

        string model = review.Endpoint.Model ?? string.Empty;
        var parameters = new CassetteParameters(review.Endpoint.MaxTokens, review.Endpoint.StructuredOutput, review.Endpoint.Temperature);
        var options = new CassetteReviewerOptions(
            review.Cassette,
            new CassetteLabel(model, prompt.Version, prompt.Hash, parameters),
            review.CassetteMissIsReviewError,
            prices.GetValueOrDefault(model));
        return new CassetteReviewer(file, options, review.MayAskLive ? Connect(review.Endpoint, prompt, key, time) : null, time);
    }

    /// <summary>Refuses what <see cref="Create"/> would refuse, as far as can be seen without touching anything.</summary>
    /// <exception cref="SimulationException">The prompt, the key or the recorded answers are not there (exit 2).</exception>
    public static void Check(ReviewSection review, Func<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(review);
        ArgumentNullException.ThrowIfNull(environment);
        if (review.Mode != ReviewMode.Llm)
        {
            return;
        }

        _ = PromptLibrary.Load(review.Prompt, review.PromptFile);
        if (review.MayAskLive)
        {
            _ = KeyOf(review.Endpoint, environment);
        }

        if (review is { Cassette: not CassetteMode.Off, CassettePath: string path })
        {
            if (review.Cassette == CassetteMode.Replay)
            {
                RequireCassette(path);
            }

            _ = new CassetteFile(path).Read();
        }
    }

    private static void RequireCassette(string path)
    {
        if (!File.Exists(path))
        {
            throw new SimulationException(
                ExitCode.Usage, "cassette_missing", $"review.cassette_path: {path} does not exist; expected a cassette, because review.cassette is replay.")
            {
                Hint = "Record one first with review.cassette: record (or replay_or_record).",
            };
        }
    }

    private static string? KeyOf(ReviewEndpointSection endpoint, Func<string, string?> environment)
    {
        if (endpoint.ApiKeyEnv is not string name)
        {
            return null;
        }

        return environment(name) is { Length: > 0 } key
            ? key.Trim()
            : throw new SimulationException(
                ExitCode.Usage, "review_key_missing", $"review.api_key_env: the environment variable {name} is not set; expected the server's key in it.");
    }

    // Apart, so that a replay never loads the client libraries.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ChatEndpoint Connect(ReviewEndpointSection endpoint, ReviewPrompt prompt, string? key, TimeProvider time) => new(
        new EndpointOptions
        {
            BaseUrl = new Uri(endpoint.BaseUrl ?? throw new InvalidOperationException("There is no base_url.")),
            Model = endpoint.Model ?? string.Empty,
            ApiKey = key,
            Prompt = prompt.Text,
            Temperature = endpoint.Temperature,
            MaxTokens = endpoint.MaxTokens,
            Timeout = TimeSpan.FromSeconds(endpoint.TimeoutSeconds),
            Concurrency = endpoint.Concurrency,
            MaxAttempts = endpoint.MaxAttempts,
            StructuredOutput = endpoint.StructuredOutput,
        },
        time);
}
