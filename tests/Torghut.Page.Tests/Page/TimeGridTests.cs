using Torghut.Reporting.Page;

namespace Torghut.Page.Tests.Page;

public sealed class TimeGridTests
{
    private const long Second = 1_000_000_000;

    [Theory]
    [InlineData(23_400, 30_000, 1)]
    [InlineData(23_400, 3_000, 10)]
    [InlineData(23_400, 390, 60)]
    [InlineData(1_800, 180, 10)]
    [InlineData(23_400, 1, 600)]
    public void The_finest_grid_within_the_budget_is_taken_else_the_coarsest(int seconds, int most, int step) =>
        Assert.Equal(step, TimeGrid.Fit(0, seconds * Second, most).StepSeconds);

    [Fact]
    public void A_bar_belongs_to_the_step_in_which_it_ends()
    {
        // One minute in steps of 10 s: (0, 10], (10, 20], …
        TimeGrid grid = TimeGrid.Fit(100 * Second, 160 * Second, 6);

        Assert.Equal(6, grid.Count);
        Assert.Equal(0, grid.StepOf((100 * Second) + 1));
        Assert.Equal(0, grid.StepOf(110 * Second));
        Assert.Equal(1, grid.StepOf((110 * Second) + 1));
        Assert.Equal(5, grid.StepOf(160 * Second));
    }

    [Fact]
    public void Before_and_after_the_window_there_is_no_step()
    {
        TimeGrid grid = TimeGrid.Fit(100 * Second, 160 * Second, 6);

        Assert.Equal(-1, grid.StepOf(100 * Second));
        Assert.Equal(6, grid.StepOf(161 * Second));
    }
}
