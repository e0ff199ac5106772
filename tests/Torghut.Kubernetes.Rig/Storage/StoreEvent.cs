using System.Text.Json.Nodes;
using Torghut.Kubernetes.Rig.Resources;

namespace Torghut.Kubernetes.Rig.Storage;

/// <summary>One change of the store, as a watch tells it.</summary>
/// <param name="Version">Resource version of the change.</param>
/// <param name="Type"><c>ADDED</c>, <c>MODIFIED</c> or <c>DELETED</c>.</param>
/// <param name="Key">The object.</param>
/// <param name="Object">The object after the change, or before its deletion. Never changed afterwards.</param>
public sealed record StoreEvent(long Version, string Type, ObjectKey Key, JsonObject Object);
