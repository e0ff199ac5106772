namespace Torghut.Trading.Execution.Models;

/// <summary>One rule of the execution simulation, for the report.</summary>
/// <param name="Name">Stable name of the rule.</param>
/// <param name="Statement">What it does.</param>
/// <param name="Bias">In which direction it errs against a real market.</param>
public sealed record ExecutionModelDescription(string Name, string Statement, string Bias);
