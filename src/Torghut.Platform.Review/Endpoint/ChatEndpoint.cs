using System.ClientModel;
using System.ClientModel.Primitives;
using System.Globalization;
using Microsoft.Extensions.AI;
using OpenAI;
using Polly;
using Polly.Retry;
using Torghut.Trading.Review;

namespace Torghut.Platform.Review.Endpoint;

/// <summary>
/// Asks an OpenAI-compatible server. Whatever the server does, the outcome is an answer: a text, or an error with its
/// code. Busy and failing servers are asked again within the timeout.
/// </summary>
internal sealed class ChatEndpoint : IModelEndpoint
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);

    private readonly EndpointOptions _options;
    private readonly TimeProvider _time;
    private readonly HttpClient _http;
    private readonly IChatClient _chat;
    private readonly SemaphoreSlim _places;
    private readonly KeyMask _mask;
    private volatile bool _isStructured;

    /// <summary>Makes the client; nothing is sent.</summary>
    public ChatEndpoint(EndpointOptions options, TimeProvider time)
    {
        _options = options;
        _time = time;
        _mask = options.Mask;
        _isStructured = options.StructuredOutput;
        _places = new SemaphoreSlim(options.Concurrency, options.Concurrency);
#pragma warning disable CA2000 // The client owns the handlers.
        _http = new HttpClient(new BoundedResponseHandler(new SocketsHttpHandler
        {
            // A redirect would carry the key to another place.
            AllowAutoRedirect = false,
            ConnectTimeout = ConnectTimeout,
            MaxConnectionsPerServer = options.Concurrency,
        }))
        {
            Timeout = System.Threading.Timeout.InfiniteTimeSpan,
        };
#pragma warning restore CA2000
        var clientOptions = new OpenAIClientOptions
        {
            Endpoint = options.BaseUrl,
            Transport = new HttpClientPipelineTransport(_http),
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = System.Threading.Timeout.InfiniteTimeSpan,
        };
        _chat = new OpenAIClient(new ApiKeyCredential(options.KeyOrPlaceholder), clientOptions)
            .GetChatClient(options.Model)
            .AsIChatClient();
    }

    /// <inheritdoc/>
    public async Task<ReviewAnswer> AskAsync(string input, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            long start = _time.GetTimestamp();
            ReviewAnswer answer = await AskInTimeAsync(input, start, cancellationToken).ConfigureAwait(false);
            return answer with { LatencyMs = (long)Math.Ceiling(_time.GetElapsedTime(start).TotalMilliseconds) };
        }
        finally
        {
            _places.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _chat.Dispose();
        _http.Dispose();
        _places.Dispose();
    }

    private async Task<ReviewAnswer> AskInTimeAsync(string input, long start, CancellationToken cancellationToken)
    {
        using var clock = new CancellationTokenSource(_options.Timeout, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, clock.Token);
        try
        {
            ChatResponse response = await Attempts(start)
                .ExecuteAsync(async token => await AskOnceAsync(input, token).ConfigureAwait(false), both.Token)
                .ConfigureAwait(false);
            return Read(response);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception) when (clock.IsCancellationRequested)
        {
            return Failed(new ReviewError("timeout", string.Create(CultureInfo.InvariantCulture, $"no answer within {_options.Timeout.TotalSeconds:0.###} s")));
        }
        catch (Exception failure) when (EndpointErrors.Of(failure, _mask) is not null)
        {
            return Failed(EndpointErrors.Of(failure, _mask)!);
        }
    }

    private ResiliencePipeline<ChatResponse> Attempts(long start)
    {
        if (_options.MaxAttempts == 1)
        {
            return ResiliencePipeline<ChatResponse>.Empty;
        }

        return new ResiliencePipelineBuilder<ChatResponse> { TimeProvider = _time }
            .AddRetry(new RetryStrategyOptions<ChatResponse>
            {
                MaxRetryAttempts = _options.MaxAttempts - 1,
                Delay = FirstDelay,
                BackoffType = DelayBackoffType.Exponential,
                ShouldHandle = attempt => ValueTask.FromResult(
                    RetryAfter.CanHelp(attempt.Outcome.Exception)
                    && Wait(attempt.Outcome.Exception) < _options.Timeout - _time.GetElapsedTime(start)),
                DelayGenerator = attempt => ValueTask.FromResult(RetryAfter.Of(attempt.Outcome.Exception, _time.GetUtcNow())),
            })
            .Build();
    }

    private TimeSpan Wait(Exception? failure) => RetryAfter.Of(failure, _time.GetUtcNow()) ?? FirstDelay;

    private async Task<ChatResponse> AskOnceAsync(string input, CancellationToken cancellationToken)
    {
        bool isStructured = _isStructured;
        try
        {
            return await SendAsync(input, isStructured, cancellationToken).ConfigureAwait(false);
        }
        catch (ClientResultException refused) when (isStructured && refused.Status is 400 or 422)
        {
            // Most servers without structured output say so by refusing the request.
            ChatResponse plain = await SendAsync(input, isStructured: false, cancellationToken).ConfigureAwait(false);
            _isStructured = false;
            return plain;
        }
    }

    private Task<ChatResponse> SendAsync(string input, bool isStructured, CancellationToken cancellationToken) => _chat.GetResponseAsync(
        [new ChatMessage(ChatRole.System, _options.Prompt), new ChatMessage(ChatRole.User, input)],
        new ChatOptions
        {
            Temperature = (float)_options.Temperature,
            MaxOutputTokens = _options.MaxTokens,
            ResponseFormat = isStructured ? ChatResponseFormat.ForJsonSchema(ResponseSchema.Element, ResponseSchema.Name) : null,
            AdditionalProperties = isStructured ? new AdditionalPropertiesDictionary { ["strict"] = true } : null,
        },
        cancellationToken);

    private ReviewAnswer Read(ChatResponse response)
    {
        var answer = new ReviewAnswer(null, 0, null)
        {
            TokensPrompt = response.Usage?.InputTokenCount,
            TokensCompletion = response.Usage?.OutputTokenCount,
            FinishReason = response.FinishReason?.Value,
        };
        if (response.Messages.SelectMany(message => message.Contents).OfType<ErrorContent>().Any()
            || response.FinishReason == ChatFinishReason.ContentFilter)
        {
            return answer with { Error = new ReviewError("refusal", "the model refused to answer") };
        }

        string text = _mask.Apply(response.Text);
        if (response.FinishReason == ChatFinishReason.Length)
        {
            return answer with
            {
                Response = text,
                Error = new ReviewError("truncated", string.Create(CultureInfo.InvariantCulture, $"the answer is cut at {_options.MaxTokens} tokens (max_tokens)")),
            };
        }

        return text.Length == 0
            ? answer with { Error = new ReviewError("empty", "the server answered without a text") }
            : answer with { Response = text };
    }

    private static ReviewAnswer Failed(ReviewError error) => new(null, 0, error);
}
