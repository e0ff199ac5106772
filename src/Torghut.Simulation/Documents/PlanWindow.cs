namespace Torghut.Simulation.Documents;

/// <summary>The window of a plan.</summary>
/// <param name="Profile">Profile.</param>
/// <param name="TradingDay">Trading day, ISO 8601.</param>
/// <param name="Start">First instant, UTC.</param>
/// <param name="End">First instant after it, UTC.</param>
/// <param name="Minutes">Length.</param>
/// <param name="SessionOpen">The session's open, UTC; null on a day without one.</param>
/// <param name="SessionClose">The session's close, UTC; null on a day without one.</param>
/// <param name="CalendarVersion">Version of the exchange calendar.</param>
public sealed record PlanWindow(
    string Profile, string TradingDay, string Start, string End, int Minutes, string? SessionOpen, string? SessionClose, string CalendarVersion);
