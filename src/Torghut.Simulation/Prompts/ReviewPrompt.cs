namespace Torghut.Simulation.Prompts;

/// <summary>A prompt for reviews of decisions.</summary>
/// <param name="Version">Its name and version in rows and requests, for example <c>trade-review/v1</c>.</param>
/// <param name="Text">Its text, line ends as line feeds.</param>
/// <param name="Hash">SHA-256 of the text, lower-case hex: part of a run's identity.</param>
public sealed record ReviewPrompt(string Version, string Text, string Hash);
