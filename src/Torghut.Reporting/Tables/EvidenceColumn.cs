namespace Torghut.Reporting.Tables;

/// <summary>A column of an evidence table; every value may be missing.</summary>
/// <param name="Name">Name, snake case, its unit last.</param>
/// <param name="Type">What it holds.</param>
public sealed record EvidenceColumn(string Name, EvidenceColumnType Type);
