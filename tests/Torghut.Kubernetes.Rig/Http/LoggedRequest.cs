namespace Torghut.Kubernetes.Rig.Http;

/// <summary>One request.</summary>
/// <param name="Verb"><c>get, list, watch, create, update, patch, delete</c>.</param>
/// <param name="Path">Path without the query.</param>
/// <param name="Manager">Field manager it named; empty for none.</param>
public sealed record LoggedRequest(string Verb, string Path, string Manager);
