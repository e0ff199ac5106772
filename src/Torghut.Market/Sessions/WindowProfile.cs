namespace Torghut.Market.Sessions;

/// <summary>What a window is held to; the manifest's <c>window.profile</c>.</summary>
public enum WindowProfile
{
    /// <summary><c>us_equities_regular</c>: exactly the regular session of the trading day.</summary>
    UsEquitiesRegular,

    /// <summary><c>custom</c>: any range inside one day, for half an hour of debugging.</summary>
    Custom,
}
