namespace Torghut.Cli.Output;

/// <summary>What <c>export --json</c> prints.</summary>
/// <param name="Records">Records written.</param>
/// <param name="File">The dump's file; null where topics were written.</param>
/// <param name="DumpSha256">SHA-256 of its lines; null where topics were written.</param>
/// <param name="RecordsByTopic">Records by topic; null where a file was written.</param>
public sealed record ExportDocument(long Records, string? File, string? DumpSha256, IReadOnlyDictionary<string, long>? RecordsByTopic);
