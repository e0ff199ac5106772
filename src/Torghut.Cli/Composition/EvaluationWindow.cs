using System.Text;
using NodaTime;
using Torghut.Market.Time;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Evaluation;

namespace Torghut.Cli.Composition;

/// <summary>The window of an evaluation, as users say it.</summary>
internal static class EvaluationWindow
{
    /// <summary>The window that two texts name; today in New York when both are missing.</summary>
    /// <param name="start">First instant, ISO 8601; a day without a time begins at midnight UTC.</param>
    /// <param name="end">First instant after the window.</param>
    /// <param name="time">Clock.</param>
    /// <exception cref="SimulationException"><c>invalid_window</c> (exit 2).</exception>
    public static (Instant Start, Instant End) Parse(string? start, string? end, TimeProvider time)
    {
        if (start is null && end is null)
        {
            return LlmEvaluations.Today(time);
        }

        if (start is null || end is null)
        {
            throw Invalid(start is null ? "start" : "end", "nothing", "both start and end, or neither");
        }

        (Instant Start, Instant End) window = (Parse("start", start), Parse("end", end));
        return window.Start < window.End ? window : throw Invalid("end", end, "an instant after start");
    }

    private static Instant Parse(string name, string text) => TimestampText.TryParse(Encoding.UTF8.GetBytes(text), out long unixNs)
        ? EventTime.ToInstant(unixNs)
        : throw Invalid(name, text, "an instant such as 2026-02-27T14:30:00Z");

    private static SimulationException Invalid(string name, string found, string expected) =>
        new(ExitCode.Usage, "invalid_window", $"{name}: found '{found}'; expected {expected}.");
}
