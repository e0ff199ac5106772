namespace Torghut.Benchmarks.Passes;

/// <summary>A benchmark that runs inside a process of its own.</summary>
/// <param name="Name">Name on the command line.</param>
/// <param name="Title">What it does.</param>
/// <param name="Unit">What its items are.</param>
/// <param name="NeedsLean">Whether it can only be done with LEAN's files.</param>
/// <param name="Make">Makes it.</param>
internal sealed record PassKind(string Name, string Title, string Unit, bool NeedsLean, Func<PassContext, IPass> Make);
