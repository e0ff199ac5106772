namespace Torghut.Platform.Embedded.Replay;

/// <summary>How the two stores of a run are opened, each on its own thread.</summary>
/// <param name="Ledger">Opens the ledger.</param>
/// <param name="Signals">Opens the signal store.</param>
internal sealed record StorePair(Func<IStoreSession> Ledger, Func<IStoreSession> Signals);
