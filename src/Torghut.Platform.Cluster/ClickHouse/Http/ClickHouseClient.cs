using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Torghut.Simulation.Secrets;

namespace Torghut.Platform.Cluster.ClickHouse.Http;

/// <summary>
/// Speaks to a server's HTTP interface. User and password go in headers, never in the address; each request has a limit;
/// answers are sent only when they are complete, so that a status of 200 means that all of it is right.
/// </summary>
internal sealed class ClickHouseClient : IDisposable
{
    private const int LongestMessage = 2000;

    private readonly ClickHouseAddress _address;
    private readonly HttpClient _http;

    /// <summary>Makes a client of a server.</summary>
    public ClickHouseClient(ClickHouseAddress address)
    {
        _address = address;
        var handler = new SocketsHttpHandler
        {
            ConnectTimeout = TimeSpan.FromSeconds(15),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),

            // Users and passwords may have letters beyond ASCII; the server reads UTF-8.
            RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8,
        };
        _http = new HttpClient(handler)
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <summary>Longest time of a question about a server or a change of its tables.</summary>
    public static TimeSpan ShortLimit { get; } = TimeSpan.FromMinutes(3);

    /// <summary>The server, for messages.</summary>
    public string Place => _address.ToString();

    /// <summary>Executes a statement and gives its answer as text.</summary>
    /// <exception cref="ClickHouseFailure">The server refuses or cannot be reached.</exception>
    public async Task<string> ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        HttpResponseMessage answer = await SendAsync("", Text(sql), ShortLimit, cancellationToken).ConfigureAwait(false);
        using (answer)
        {
            return await GuardAsync(() => answer.Content.ReadAsStringAsync(cancellationToken)).ConfigureAwait(false);
        }
    }

    /// <summary>Inserts rows.</summary>
    /// <param name="statement"><c>INSERT INTO … FORMAT …</c>, without rows.</param>
    /// <param name="rows">The rows in that format.</param>
    /// <param name="token">Equal for repetitions of one batch, so that a server that keeps tokens takes it once.</param>
    /// <param name="limit">Longest time.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    /// <exception cref="ClickHouseFailure">The server refuses or cannot be reached.</exception>
    public async Task InsertAsync(string statement, ReadOnlyMemory<byte> rows, string token, TimeSpan limit, CancellationToken cancellationToken)
    {
        var content = new ReadOnlyMemoryContent(rows);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/tab-separated-values");
        string query = $"&insert_deduplication_token={Uri.EscapeDataString(token)}&query={Uri.EscapeDataString(statement)}";
        HttpResponseMessage answer = await SendAsync(query, content, limit, cancellationToken).ConfigureAwait(false);
        answer.Dispose();
    }

    /// <summary>Asks for rows as tab-separated text, one a line.</summary>
    /// <exception cref="ClickHouseFailure">The server refuses or cannot be reached.</exception>
    public async Task<StreamReader> ReadAsync(string sql, TimeSpan limit, CancellationToken cancellationToken)
    {
        HttpResponseMessage answer = await SendAsync("", Text(sql), limit, cancellationToken).ConfigureAwait(false);
        Stream body = await GuardAsync(() => answer.Content.ReadAsStreamAsync(cancellationToken)).ConfigureAwait(false);
        return new StreamReader(body, Encoding.UTF8);
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static StringContent Text(string sql) => new(sql, Encoding.UTF8, "text/plain");

    private async Task<HttpResponseMessage> SendAsync(string query, HttpContent content, TimeSpan limit, CancellationToken cancellationToken)
    {
        var url = new UriBuilder(_address.Url) { Query = "wait_end_of_query=1" + query };
        using var request = new HttpRequestMessage(HttpMethod.Post, url.Uri) { Content = content };
        if (_address.User is { } user)
        {
            request.Headers.TryAddWithoutValidation("X-ClickHouse-User", user);
        }

        if (_address.Password is { } password)
        {
            request.Headers.TryAddWithoutValidation("X-ClickHouse-Key", password.Reveal());
        }

        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(limit);
        HttpResponseMessage answer = await GuardAsync(
            () => _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limited.Token), limit, cancellationToken).ConfigureAwait(false);
        if (answer.IsSuccessStatusCode && !answer.Headers.Contains("X-ClickHouse-Exception-Code"))
        {
            return answer;
        }

        using (answer)
        {
            string body = await GuardAsync(() => answer.Content.ReadAsStringAsync(limited.Token), limit, cancellationToken).ConfigureAwait(false);
            throw Refusal(answer, body);
        }
    }

    private ClickHouseFailure Refusal(HttpResponseMessage answer, string body)
    {
        int code = answer.Headers.TryGetValues("X-ClickHouse-Exception-Code", out IEnumerable<string>? values)
            && int.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;
        string message = body.Trim();
        message = message.Length == 0
            ? string.Create(CultureInfo.InvariantCulture, $"HTTP status {(int)answer.StatusCode}")
            : message[..Math.Min(message.Length, LongestMessage)];
        if (_address.Password?.Reveal() is { Length: > 0 } password)
        {
            message = message.Replace(password, Secret.Mask, StringComparison.Ordinal);
        }

        return new ClickHouseFailure(message, code, (int)answer.StatusCode);
    }

    private static Task<T> GuardAsync<T>(Func<Task<T>> ask) => GuardAsync(ask, ShortLimit, CancellationToken.None);

    private static async Task<T> GuardAsync<T>(Func<Task<T>> ask, TimeSpan limit, CancellationToken cancellationToken)
    {
        try
        {
            return await ask().ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ClickHouseFailure(
                string.Create(CultureInfo.InvariantCulture, $"the server did not answer within {limit.TotalSeconds:0} s"), code: 0, status: 0, e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException)
        {
            throw new ClickHouseFailure($"no answer: {e.Message}", code: 0, status: 0, e);
        }
    }
}
