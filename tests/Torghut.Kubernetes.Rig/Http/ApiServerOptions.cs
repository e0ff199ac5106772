using System.Security.Cryptography.X509Certificates;
using Torghut.Kubernetes.Rig.Faults;

namespace Torghut.Kubernetes.Rig.Http;

/// <summary>How a server behaves.</summary>
public sealed record ApiServerOptions
{
    /// <summary>Port; 0 for any free one.</summary>
    public int Port { get; init; }

    /// <summary>Certificate of a TLS server; null for clear text.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>Bearer token that requests must show; null for none.</summary>
    public string? Token { get; init; }

    /// <summary>What goes wrong.</summary>
    public FaultPlan Faults { get; init; } = new();

    /// <summary>
    /// Asked at each write, before it is made (false) and after (true), with its field manager: whether the connection is cut there.
    /// </summary>
    public Func<string, bool, bool>? Cut { get; init; }

    /// <summary>Permissions that are missing, as <c>verb group/plural</c>, for example <c>patch argoproj.io/applications</c>.</summary>
    public IReadOnlySet<string> Denied { get; init; } = new HashSet<string>();
}
