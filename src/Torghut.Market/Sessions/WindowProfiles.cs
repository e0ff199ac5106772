namespace Torghut.Market.Sessions;

/// <summary>Names of the window profiles in manifests and reports.</summary>
public static class WindowProfiles
{
    /// <summary>The profile's name.</summary>
    public static string Key(WindowProfile profile) => profile switch
    {
        WindowProfile.UsEquitiesRegular => "us_equities_regular",
        WindowProfile.Custom => "custom",
        _ => throw new ArgumentOutOfRangeException(nameof(profile), profile, null),
    };

    /// <summary>Looks a profile up by its exact name.</summary>
    public static bool TryParse(string? name, out WindowProfile profile)
    {
        foreach (WindowProfile candidate in Enum.GetValues<WindowProfile>())
        {
            if (string.Equals(Key(candidate), name, StringComparison.Ordinal))
            {
                profile = candidate;
                return true;
            }
        }

        profile = default;
        return false;
    }
}
