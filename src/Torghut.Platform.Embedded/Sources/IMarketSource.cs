namespace Torghut.Platform.Embedded.Sources;

/// <summary>
/// Where a trading day comes from. A source reads its records once, in stream order, accounts for every one of them,
/// and hands the good ones to a tape.
/// </summary>
/// <remarks>
/// User-caused conditions (a missing, unreadable or wrong file) leave as
/// <see cref="Torghut.Simulation.Errors.SimulationException"/> with exit code 2 and the file named.
/// </remarks>
public interface IMarketSource
{
    /// <summary>The manifest's <c>source.kind</c>, for example <c>lean_ticks</c>.</summary>
    string Kind { get; }

    /// <summary>Finds the input and hashes it, without decoding: cheap enough for every start.</summary>
    SourceIdentity Identify(DecodeRequest request, CancellationToken cancellationToken);

    /// <summary>Reads the whole input and pushes the events of the window.</summary>
    /// <param name="request">What is wanted.</param>
    /// <param name="sink">Takes the events; it applies the watermark rule, flags, sorts and counts what it is given.</param>
    /// <param name="progress">Told from time to time, from any thread.</param>
    /// <param name="cancellationToken">Honoured between blocks of records.</param>
    /// <returns>What became of every record, and the input's hash.</returns>
    DecodeResult Decode(DecodeRequest request, ITapeSink sink, IDecodeProgress progress, CancellationToken cancellationToken);
}
