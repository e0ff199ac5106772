using Torghut.Market.Sessions;
using Torghut.Simulation.Manifest.Shapes;

namespace Torghut.Simulation.Manifest.Sections;

/// <summary><c>window</c>. Its texts are judged by the window policy, so that each refusal has the policy's own code.</summary>
internal static class WindowShape
{
    private static readonly TextShape Text = new(TextRules.Any);
    private static readonly ChoiceShape Profile =
        new(WindowProfiles.Key(WindowProfile.UsEquitiesRegular), WindowProfiles.Key(WindowProfile.Custom));

    /// <summary>The description.</summary>
    public static SectionShape<WindowSection> Shape { get; } = new SectionShape<WindowSection>(() => new WindowSection())
        .Value(
            "profile",
            Profile,
            window => WindowProfiles.Key(window.Request.Profile),
            (window, value) => window with { Request = window.Request with { Profile = (WindowProfile)Profile.Index(value) } },
            "What the window is held to: the exchange's whole session of the day (us_equities_regular), or any part of one day (custom).")
        .Optional(
            "trading_day",
            Text,
            window => window.Request.TradingDay,
            (window, value) => window with { Request = window.Request with { TradingDay = value } },
            "Trading day, yyyy-MM-dd. It must be a day on which the exchange has a session.")
        .Value(
            "timezone",
            Text,
            window => window.Request.Timezone,
            (window, value) => window with { Request = window.Request with { Timezone = value } },
            "IANA name of the time zone in which start and end are read where they have no offset.")
        .Add(new OptionalKey<WindowSection, string>(
            "start",
            "Beginning of the window: ISO 8601, or a time of the trading day.",
            Text,
            window => window.Request.Start,
            (window, value) => window with { Request = window.Request with { Start = value } })
        { DefaultWords = "the session's open" })
        .Add(new OptionalKey<WindowSection, string>(
            "end",
            "End of the window, itself outside: ISO 8601, or a time of the trading day.",
            Text,
            window => window.Request.End,
            (window, value) => window with { Request = window.Request with { End = value } })
        { DefaultWords = "the session's close" })
        .Add(new OptionalValueKey<WindowSection, long>(
            "min_coverage_minutes",
            "Shortest window that is accepted, minutes; a short day asks for its own length only.",
            WholeShape.Positive,
            window => window.Request.MinCoverageMinutes,
            (window, value) => window with { Request = window.Request with { MinCoverageMinutes = (int?)value } })
        { DefaultWords = "the session's length (390 on a full day); none for custom" })
        .Value(
            "strict_coverage",
            FlagShape.Instance,
            window => window.StrictCoverage,
            (window, value) => window with { StrictCoverage = value },
            "Whether input that covers less than strict_coverage_ratio ends the run before the replay; otherwise it is a finding of the report.")
        .Value(
            "strict_coverage_ratio",
            new NumberShape { Least = 0, LeastExcluded = true, Greatest = 1 },
            window => window.StrictCoverageRatio,
            (window, value) => window with { StrictCoverageRatio = value },
            "Least share of session minutes with any trade or quote under strict_coverage.");
}
