using Torghut.Lifecycle.Tests.Faults;

namespace Torghut.Lifecycle.Tests;

/// <summary>What goes wrong at one call of a run.</summary>
/// <param name="Name">For people.</param>
/// <param name="Fault">What.</param>
/// <param name="Call">The call's number.</param>
internal sealed record MutationFault(string Name, Fault Fault, int Call);
