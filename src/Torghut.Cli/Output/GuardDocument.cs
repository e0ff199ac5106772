namespace Torghut.Cli.Output;

/// <summary>What <c>guard --json</c> prints for each run that it found.</summary>
/// <param name="RunId">The run.</param>
/// <param name="State"><c>at_work</c>, <c>restored</c>, <c>restore_required</c> or <c>left_alone</c>.</param>
/// <param name="Detail">What was seen.</param>
/// <param name="Restored">Targets of what was put back.</param>
/// <param name="Unrestored">What could not be put back: by target, the command that does it by hand.</param>
public sealed record GuardDocument(
    string RunId, string State, string Detail, IReadOnlyList<string> Restored, IReadOnlyDictionary<string, string> Unrestored);
