using CsCheck;
using Torghut.Reporting.Comparison.Rows;

namespace Torghut.Reporting.Tests.Comparison.Rows;

public sealed class RowMergeTests
{
    [Fact]
    public void Equal_sequences_do_not_part()
    {
        RowMerge merge = Walk([(1, 'a'), (2, 'b')], [(1, 'a'), (2, 'b')]);

        Assert.Null(merge.Kind);
        Assert.Equal((2L, 0L, 0L, 0L), Counts(merge));
    }

    [Fact]
    public void The_first_of_several_differences_is_named()
    {
        RowMerge merge = Walk([(1, 'a'), (2, 'b'), (4, 'd')], [(1, 'a'), (2, 'x'), (3, 'c')]);

        Assert.Equal((DivergenceKind.Changed, 1, 1), (merge.Kind, merge.FirstIndex, merge.SecondIndex));
        Assert.Equal((1L, 1L, 1L, 1L), Counts(merge));
    }

    [Fact]
    public void A_row_more_in_the_first_is_its_own()
    {
        RowMerge merge = Walk([(1, 'a'), (2, 'b'), (3, 'c')], [(1, 'a'), (3, 'c')]);

        Assert.Equal((DivergenceKind.OnlyInFirst, 1, 1), (merge.Kind, merge.FirstIndex, merge.SecondIndex));
        Assert.Equal((2L, 0L, 1L, 0L), Counts(merge));
    }

    [Fact]
    public void A_sequence_that_ends_early_parts_at_its_end()
    {
        RowMerge merge = Walk([(1, 'a')], [(1, 'a'), (2, 'b')]);

        Assert.Equal((DivergenceKind.OnlyInSecond, 1, 1), (merge.Kind, merge.FirstIndex, merge.SecondIndex));
        Assert.Equal((1L, 0L, 0L, 1L), Counts(merge));
    }

    [Fact]
    public void Rows_of_one_key_meet_in_their_order()
    {
        RowMerge merge = Walk([(1, 'a'), (1, 'b')], [(1, 'a')]);

        Assert.Equal((DivergenceKind.OnlyInFirst, 1, 1), (merge.Kind, merge.FirstIndex, merge.SecondIndex));
    }

    [Fact]
    public void Every_row_is_counted_once_and_all_before_the_parting_are_alike()
    {
        Gen<(int, char)[]> rows = Gen.Select(Gen.Int[0, 6], Gen.Char['a', 'c']).Array[0, 8].Select(list => list.Order().ToArray());
        Gen.Select(rows, rows).Sample((first, second) =>
        {
            RowMerge merge = Walk(first, second);
            Assert.Equal(first.Length, merge.Equal + merge.Changed + merge.OnlyInFirst);
            Assert.Equal(second.Length, merge.Equal + merge.Changed + merge.OnlyInSecond);
            Assert.Equal(first.SequenceEqual(second), merge.Kind is null);
            if (merge.Kind is not null)
            {
                Assert.Equal(merge.FirstIndex, merge.SecondIndex);
                Assert.Equal(first.Take(merge.FirstIndex), second.Take(merge.SecondIndex));
            }
        });
    }

    private static (long Equal, long Changed, long First, long Second) Counts(RowMerge merge) =>
        (merge.Equal, merge.Changed, merge.OnlyInFirst, merge.OnlyInSecond);

    private static RowMerge Walk((int Key, char Value)[] first, (int Key, char Value)[] second) => RowMerge.Walk(
        first.Length, second.Length, (i, j) => first[i].Key.CompareTo(second[j].Key), (i, j) => first[i].Value == second[j].Value);
}
