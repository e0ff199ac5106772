namespace Torghut.Platform.Embedded.Sources;

/// <summary>A source that is identified once: its files are hashed the first time only.</summary>
public sealed class IdentifiedSource(IMarketSource inner) : IMarketSource
{
    private SourceIdentity? _identity;

    /// <inheritdoc/>
    public string Kind => inner.Kind;

    /// <inheritdoc/>
    public SourceIdentity Identify(DecodeRequest request, CancellationToken cancellationToken) =>
        _identity ??= inner.Identify(request, cancellationToken);

    /// <inheritdoc/>
    public DecodeResult Decode(DecodeRequest request, ITapeSink sink, IDecodeProgress progress, CancellationToken cancellationToken) =>
        inner.Decode(request, sink, progress, cancellationToken);
}
