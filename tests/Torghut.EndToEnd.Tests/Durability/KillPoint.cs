using System.Globalization;

namespace Torghut.EndToEnd.Tests.Durability;

/// <summary>Where a run is killed, and how it is finished afterwards.</summary>
/// <param name="Line">After so many transitions; null when it is killed by time.</param>
/// <param name="Fraction">After this part of the time of an undisturbed run; null when it is killed at a transition.</param>
/// <param name="ByTeardown">Whether <c>teardown</c> follows instead of <c>run</c>.</param>
internal sealed record KillPoint(int? Line, double? Fraction, bool ByTeardown)
{
    /// <summary>The part of an undisturbed run's time over which points are spread; beyond it a run may be over.</summary>
    private const double Span = 0.8;

    /// <summary>
    /// Points spread evenly: every second one at a transition, the others by time; of each kind every second one is finished by
    /// teardown.
    /// </summary>
    public static IReadOnlyList<KillPoint> Spread(int count, int transitions)
    {
        var points = new List<KillPoint>();
        int half = count / 2;
        for (int i = 0; i < half; i++)
        {
            bool byTeardown = i % 2 == 1;
            points.Add(new KillPoint(1 + (i % (transitions - 1)), null, byTeardown));
            points.Add(new KillPoint(null, Span * (i + 0.5) / half, byTeardown));
        }

        return points;
    }

    public override string ToString() => Line is int line
        ? string.Create(CultureInfo.InvariantCulture, $"transition {line,2}")
        : string.Create(CultureInfo.InvariantCulture, $"time {Fraction:P0}");
}
