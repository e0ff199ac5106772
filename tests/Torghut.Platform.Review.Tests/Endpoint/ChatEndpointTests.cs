using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Torghut.Platform.Review.Endpoint;
using Torghut.Platform.Review.Tests.Server;
using Torghut.Trading.Review;
using Torghut.Trading.Review.Responses;

namespace Torghut.Platform.Review.Tests.Endpoint;

/// <summary>Whatever a server does, over real HTTP, is an answer with a stated code, and never shows the key.</summary>
public sealed class ChatEndpointTests
{
    private const string Key = "sk-secret/key+0123456789";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("approve")]
    [InlineData("veto")]
    [InlineData("adjust")]
    [InlineData("abstain")]
    [InlineData("escalate")]
    public async Task A_good_answer_comes_back_word_for_word_with_tokens_and_time(string verdict)
    {
        ReviewAnswer answer = await AskAsync((context, _, _) => Completion.WriteAsync(context, Completion.Response(verdict)));

        Assert.Null(answer.Error);
        Assert.Equal(Completion.Response(verdict), answer.Response);
        Assert.Null(ReviewResponseParser.Parse(answer.Response!, out _));
        Assert.Equal((700L, 90L, "stop"), (answer.TokensPrompt, answer.TokensCompletion, answer.FinishReason));
        Assert.False(answer.IsReplayed);
        Assert.InRange(answer.LatencyMs, 1, 20_000);
    }

    [Fact]
    public async Task The_server_gets_prompt_request_schema_parameters_and_key()
    {
        await using ScriptedServer server = await ScriptedServer.SayingAsync(Completion.Response());
        using ChatEndpoint endpoint = Connect(server);

        await endpoint.AskAsync("""{"decision":{"symbol":"AIG"}}""", Token);

        ReceivedCall call = Assert.Single(server.Calls);
        Assert.Equal("Bearer " + Key, call.Authorization);
        Assert.Contains("You review", call.Body.ToString(), StringComparison.Ordinal);
        Assert.Equal("""{"decision":{"symbol":"AIG"}}""", call.Input);
        Assert.Equal("reviewer-1", call.Body.GetProperty("model").GetString());
        Assert.Equal(0.25, call.Body.GetProperty("temperature").GetDouble());
        Assert.Equal(500, call.Body.GetProperty("max_completion_tokens").GetInt32());
        Assert.True(call.IsStructured);
        System.Text.Json.JsonElement schema = call.Body.GetProperty("response_format").GetProperty("json_schema");
        Assert.Equal("trade_review", schema.GetProperty("name").GetString());
        Assert.True(schema.GetProperty("strict").GetBoolean());
        Assert.False(schema.GetProperty("schema").GetProperty("additionalProperties").GetBoolean());
    }

    [Theory]
    [InlineData(400)]
    [InlineData(422)]
    public async Task A_server_without_structured_output_is_asked_without_and_from_then_on(int status)
    {
        await using ScriptedServer server = await ScriptedServer.StartAsync((context, call, _) => call.IsStructured
            ? Completion.FailAsync(context, status, "response_format is not supported")
            : Completion.WriteAsync(context, Completion.Response()));
        using ChatEndpoint endpoint = Connect(server);

        Assert.Null((await endpoint.AskAsync("{}", Token)).Error);
        Assert.Null((await endpoint.AskAsync("{}", Token)).Error);

        Assert.Equal([true, false, false], server.Calls.Select(call => call.IsStructured));
    }

    [Fact]
    public async Task A_busy_server_is_asked_again_when_it_says()
    {
        ReviewAnswer answer = await AskAsync((context, _, number) =>
        {
            if (number > 0)
            {
                return Completion.WriteAsync(context, Completion.Response());
            }

            context.Response.Headers.RetryAfter = "1";
            return Completion.FailAsync(context, 429, "slow down");
        });

        Assert.Null(answer.Error);
        Assert.InRange(answer.LatencyMs, 1_000, 8_000);
    }

    [Fact]
    public async Task A_server_that_is_busy_for_longer_than_the_timeout_is_not_waited_for()
    {
        ReviewAnswer answer = await AskAsync((context, _, _) =>
        {
            context.Response.Headers.RetryAfter = "3600";
            return Completion.FailAsync(context, 429, "slow down");
        });

        Assert.Equal("http_429", answer.Error?.Code);
        Assert.InRange(answer.LatencyMs, 0, 1_500);
    }

    [Theory]
    [InlineData(500, 3)]
    [InlineData(503, 3)]
    [InlineData(401, 1)]
    [InlineData(403, 1)]
    [InlineData(404, 1)]
    [InlineData(302, 1)]
    public async Task A_failing_server_is_asked_three_times_and_one_that_refuses_once(int status, int calls)
    {
        await using ScriptedServer server = await ScriptedServer.StartAsync((context, _, _) =>
        {
            context.Response.Headers.Location = "http://127.0.0.1:9/elsewhere";
            return Completion.FailAsync(context, status, $"the key {Key} is not mine");
        });
        using ChatEndpoint endpoint = Connect(server);

        ReviewAnswer answer = await endpoint.AskAsync("{}", Token);

        Assert.Equal($"http_{status}", answer.Error?.Code);
        Assert.Equal(calls, server.Calls.Count);
        AssertNoKey(answer);
    }

    [Fact]
    public async Task A_server_that_repeats_the_key_in_its_answer_does_not_get_it_written()
    {
        ReviewAnswer answer = await AskAsync((context, call, _) =>
            Completion.WriteAsync(context, "you sent " + call.Authorization + " " + Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Key))));

        Assert.Equal("you sent Bearer *** ***", answer.Response);
    }

    [Fact]
    public async Task A_server_that_hangs_is_left_after_the_timeout()
    {
        ReviewAnswer answer = await AskAsync((context, _, _) => Task.Delay(Timeout.Infinite, context.RequestAborted), timeoutMs: 700);

        Assert.Equal("timeout", answer.Error?.Code);
        Assert.InRange(answer.LatencyMs, 700, 10_000);
    }

    [Fact]
    public async Task A_stream_that_drips_is_left_after_the_timeout()
    {
        ReviewAnswer answer = await AskAsync(
            async (context, _, _) =>
            {
                context.Response.ContentType = "application/json";
                while (!context.RequestAborted.IsCancellationRequested)
                {
                    await context.Response.WriteAsync(" ", context.RequestAborted);
                    await context.Response.Body.FlushAsync(context.RequestAborted);
                    await Task.Delay(30, context.RequestAborted);
                }
            },
            timeoutMs: 700);

        Assert.Equal("timeout", answer.Error?.Code);
    }

    [Fact]
    public async Task A_connection_that_is_cut_is_a_connection_error_after_all_attempts()
    {
        int calls = 0;
        ReviewAnswer answer = await AskAsync(async (context, _, _) =>
        {
            Interlocked.Increment(ref calls);
            context.Response.ContentLength = 500;
            await context.Response.WriteAsync("{\"id\":", context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            context.Abort();
        });

        Assert.Equal("connection", answer.Error?.Code);
        Assert.Equal(3, calls);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_a_connection_error()
    {
        ScriptedServer server = await ScriptedServer.SayingAsync(Completion.Response());
        using ChatEndpoint endpoint = Connect(server);
        await server.DisposeAsync();

        Assert.Equal("connection", (await endpoint.AskAsync("{}", Token)).Error?.Code);
    }

    [Fact]
    public async Task Empty_choices_are_an_error() =>
        AssertCode("bad_response|empty", await AskAsync((context, _, _) =>
        {
            JsonObject body = Completion.Envelope("x");
            body["choices"] = new JsonArray();
            return Completion.WriteAsync(context, body);
        }));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public async Task An_empty_text_is_an_error(string? text) =>
        AssertCode("empty", await AskAsync((context, _, _) => Completion.WriteAsync(context, text)));

    [Fact]
    public async Task A_refusal_is_an_error() =>
        AssertCode("refusal", await AskAsync((context, _, _) =>
        {
            JsonObject body = Completion.Envelope(null);
            body["choices"]![0]!["message"]!["refusal"] = "I cannot help with trading.";
            return Completion.WriteAsync(context, body);
        }));

    [Fact]
    public async Task A_filtered_answer_is_a_refusal() =>
        AssertCode("refusal", await AskAsync((context, _, _) => Completion.WriteAsync(context, "{}", "content_filter")));

    [Fact]
    public async Task An_answer_that_runs_out_of_tokens_is_an_error_and_keeps_its_tokens()
    {
        ReviewAnswer answer = await AskAsync((context, _, _) => Completion.WriteAsync(context, "{\"verdict\":\"appr", "length"));

        AssertCode("truncated", answer);
        Assert.Equal(90, answer.TokensCompletion);
    }

    [Theory]
    [InlineData("this is no JSON")]
    [InlineData("[]")]
    [InlineData("{}")]
    public async Task A_body_that_is_no_completion_is_an_error(string body) =>
        AssertCode("bad_response|empty", await AskAsync((context, _, _) =>
        {
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync(body);
        }));

    [Fact]
    public async Task A_body_without_end_does_not_fill_the_memory()
    {
        ReviewAnswer answer = await AskAsync(async (context, _, _) =>
        {
            context.Response.ContentType = "application/json";
            byte[] block = new byte[1 << 20];
            Array.Fill(block, (byte)' ');
            for (int i = 0; i < 50; i++)
            {
                await context.Response.Body.WriteAsync(block, context.RequestAborted);
            }
        });

        AssertCode("connection|bad_response", answer);
    }

    [Fact]
    public async Task The_user_can_stop_it()
    {
        await using ScriptedServer server = await ScriptedServer.StartAsync((context, _, _) => Task.Delay(Timeout.Infinite, context.RequestAborted));
        using ChatEndpoint endpoint = Connect(server);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => endpoint.AskAsync("{}", stop.Token));
    }

    [Fact]
    public async Task No_more_calls_are_under_way_than_allowed()
    {
        int now = 0;
        int most = 0;
        await using ScriptedServer server = await ScriptedServer.StartAsync(async (context, _, _) =>
        {
            int running = Interlocked.Increment(ref now);
            InterlockedMax(ref most, running);
            await Task.Delay(50, context.RequestAborted);
            Interlocked.Decrement(ref now);
            await Completion.WriteAsync(context, Completion.Response());
        });
        using ChatEndpoint endpoint = Connect(server);

        ReviewAnswer[] answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => endpoint.AskAsync("{}", Token)));

        Assert.All(answers, answer => Assert.Null(answer.Error));
        Assert.Equal(2, most);
    }

    private static void InterlockedMax(ref int target, int value)
    {
        int seen;
        while ((seen = Volatile.Read(ref target)) < value && Interlocked.CompareExchange(ref target, value, seen) != seen)
        {
        }
    }

    private static void AssertCode(string codes, ReviewAnswer answer)
    {
        Assert.Contains(answer.Error?.Code ?? "none", codes.Split('|'));
        AssertNoKey(answer);
    }

    private static void AssertNoKey(ReviewAnswer answer) => Assert.DoesNotContain("secret", answer.ToString(), StringComparison.Ordinal);

    private static async Task<ReviewAnswer> AskAsync(Func<HttpContext, ReceivedCall, int, Task> answer, int timeoutMs = 20_000)
    {
        await using ScriptedServer server = await ScriptedServer.StartAsync(answer);
        using ChatEndpoint endpoint = Connect(server, timeoutMs);
        return await endpoint.AskAsync("{}", Token);
    }

    private static ChatEndpoint Connect(ScriptedServer server, int timeoutMs = 20_000) => new(
        new EndpointOptions
        {
            BaseUrl = new Uri(server.BaseUrl),
            Model = "reviewer-1",
            ApiKey = Key,
            Prompt = "You review decisions.",
            Temperature = 0.25,
            MaxTokens = 500,
            Timeout = TimeSpan.FromMilliseconds(timeoutMs),
            Concurrency = 2,
        },
        TimeProvider.System);
}
