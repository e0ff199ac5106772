namespace Torghut.Platform.Review.Endpoint;

/// <summary>Reads responses whole and refuses those that are too large: a server must not fill the memory.</summary>
internal sealed class BoundedResponseHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const long LargestBytes = 4 * 1024 * 1024;

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            await response.Content.LoadIntoBufferAsync(LargestBytes, cancellationToken).ConfigureAwait(false);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}
