using System.Globalization;
using Torghut.Lifecycle.Tests.Faults;

namespace Torghut.Lifecycle.Tests;

/// <summary>A call of an undisturbed run that changes the world, and the journal's flushes around it, by their numbers.</summary>
/// <param name="Name">What it changes.</param>
/// <param name="IsRestore">Whether it puts back; its pledge then lies far before.</param>
/// <param name="Change">The call that changes.</param>
/// <param name="LineBefore">The flush of the journal's line before it: the pledge.</param>
/// <param name="LineAfter">The flush of the journal's line after it: performed, or released.</param>
internal sealed record MutationPoint(string Name, bool IsRestore, int Change, int LineBefore, int LineAfter)
{
    /// <summary>Every such point of a run. A renewal of the surface's lock leaves the world as it is.</summary>
    public static IReadOnlyList<MutationPoint> Of(IReadOnlyList<OutsideCall> calls)
    {
        var points = new List<MutationPoint>();
        foreach (OutsideCall change in calls.Where(call => call is { IsChange: true, Target: not "renew" }))
        {
            string name = change.Kind == CallKind.ChangeSurface ? "surface" : change.Target;
            points.Add(new MutationPoint(
                name,
                points.Exists(point => point.Name == name),
                change.Number,
                calls.Last(call => IsLine(call) && call.Number < change.Number).Number,
                calls.First(call => IsLine(call) && call.Number > change.Number).Number));
        }

        return points;
    }

    /// <summary>Every way in which it is disturbed.</summary>
    public IEnumerable<MutationFault> Faults()
    {
        yield return new MutationFault("error before", Fault.ErrorBefore, Change);
        yield return new MutationFault("error after", Fault.ErrorAfter, Change);
        foreach (bool isPower in new[] { false, true })
        {
            string what = isPower ? "power loss" : "crash";
            Fault before = isPower ? Fault.PowerLossBefore : Fault.KillBefore;
            Fault after = isPower ? Fault.PowerLossAfter : Fault.KillAfter;
            if (IsRestore)
            {
                yield return new MutationFault($"{what} before the effect", before, Change);
            }
            else
            {
                yield return new MutationFault($"{what} before the pledge is durable", before, LineBefore);
                yield return new MutationFault($"{what} after the pledge", after, LineBefore);
            }

            yield return new MutationFault($"{what} after the effect", after, Change);
            yield return new MutationFault($"{what} after {(IsRestore ? "released" : "performed")}", after, LineAfter);
        }
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(IsRestore ? "put back" : "change")} {Name}");

    private static bool IsLine(OutsideCall call) =>
        call.Kind == CallKind.Flush && call.Target.EndsWith("/obligations.jsonl", StringComparison.Ordinal);
}
