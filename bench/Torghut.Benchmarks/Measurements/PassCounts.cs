namespace Torghut.Benchmarks.Measurements;

/// <summary>What one pass processed.</summary>
/// <param name="Items">Things of the benchmark's unit, for example events or rows.</param>
/// <param name="Bytes">Bytes read or written; 0 where there are none.</param>
/// <param name="Lines">Lines of text read; 0 where there are none.</param>
internal readonly record struct PassCounts(long Items, long Bytes, long Lines = 0);
