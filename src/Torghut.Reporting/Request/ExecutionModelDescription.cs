namespace Torghut.Reporting.Request;

/// <summary>A named assumption of the execution simulation.</summary>
/// <param name="Name">Name of the model.</param>
/// <param name="Statement">What it does.</param>
/// <param name="Bias">In which direction it errs.</param>
public sealed record ExecutionModelDescription(string Name, string Statement, string Bias);
