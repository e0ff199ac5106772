namespace Torghut.Market.Sessions;

/// <summary>Why a window is not accepted.</summary>
/// <param name="Code">Stable code that scripts match on, for example <c>window_not_a_session</c>.</param>
/// <param name="Key">Manifest key that is wrong.</param>
/// <param name="Found">What it says.</param>
/// <param name="Expected">What would be accepted.</param>
public sealed record WindowRefusal(string Code, string Key, string Found, string Expected)
{
    /// <summary>
    /// True for what cannot be understood as a window at all (<c>invalid_window_…</c>, a mistake in the manifest); false
    /// for a window that is understood and refused (<c>window_…</c>).
    /// </summary>
    public bool IsUsageError => Code.StartsWith("invalid_", StringComparison.Ordinal);

    /// <summary>One sentence for the user, without the code.</summary>
    public string Message => $"{Key}: found {Found}; expected {Expected}.";
}
