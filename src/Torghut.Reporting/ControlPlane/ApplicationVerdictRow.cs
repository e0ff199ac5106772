using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.ControlPlane;

/// <summary>The verdict of one Application.</summary>
public sealed record ApplicationVerdictRow
{
    /// <summary>Name of the Application.</summary>
    public required string Application { get; init; }

    /// <summary><c>proven</c> or <c>ordered</c>.</summary>
    [Words("proven", "ordered")]
    public required string Verdict { get; init; }
}
