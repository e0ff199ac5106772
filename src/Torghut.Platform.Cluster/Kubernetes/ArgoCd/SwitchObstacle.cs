namespace Torghut.Platform.Cluster.Kubernetes.ArgoCd;

/// <summary>Why switching the element would not switch the Application.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Message">What was found, where, and what is expected.</param>
internal sealed record SwitchObstacle(string Code, string Message);
