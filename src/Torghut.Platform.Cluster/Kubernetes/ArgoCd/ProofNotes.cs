using System.Text.Json.Nodes;
using Torghut.Simulation.ControlPlane;

namespace Torghut.Platform.Cluster.Kubernetes.ArgoCd;

/// <summary>What is seen on the way to a proof.</summary>
internal sealed class ProofNotes(TimeProvider time)
{
    private readonly List<AutomationObservation> _seen = [];

    /// <summary>All of it, in order.</summary>
    public IReadOnlyList<AutomationObservation> Seen => [.. _seen];

    /// <summary>Begins anew.</summary>
    public void Clear() => _seen.Clear();

    /// <summary>Notes what was seen of an object.</summary>
    public void Add(string step, JsonObject value, string seen) => _seen.Add(
        new AutomationObservation(time.GetUtcNow(), $"{(string?)value["kind"] ?? "Application"} {ArgoSurvey.NameOf(value)}", step, seen)
        {
            ResourceVersion = (string?)value["metadata"]?["resourceVersion"],
        });

    /// <summary>Notes what was seen of several objects together.</summary>
    public void Add(string step, string subject, string seen) => _seen.Add(new AutomationObservation(time.GetUtcNow(), subject, step, seen));
}
