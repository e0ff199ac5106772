using CsCheck;
using Torghut.Reporting.Evidence;

namespace Torghut.Reporting.Tests.Evidence;

public sealed class ChunkedListTests
{
    [Fact]
    public void Sorting_in_place_gives_what_sorting_a_copy_gives() => Gen.Int[0, 50].Array[0, 9_000].Sample(
        values =>
        {
            var list = new ChunkedList<(int Value, int Place)>();
            for (int i = 0; i < values.Length; i++)
            {
                list.Add((values[i], i));
            }

            list.Sort((a, b) => list[a].CompareTo(list[b]));

            Assert.Equal(values.Select((value, place) => (value, place)).Order(), Enumerable.Range(0, list.Count).Select(i => list[i]));
        },
        iter: 30, threads: 1);

    [Fact]
    public void Indexes_by_time_put_equal_times_into_the_order_of_the_comparison() => Gen.Int[0, 20].Array[0, 500].Sample(times =>
    {
        int[] expected = [.. Enumerable.Range(0, times.Length).OrderBy(i => times[i]).ThenByDescending(i => i)];

        Assert.Equal(expected, Ordering.ByTime(times.Length, i => times[i], (a, b) => b.CompareTo(a)));
    });
}
