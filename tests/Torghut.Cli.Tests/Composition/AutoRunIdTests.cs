using NodaTime;
using Torghut.Cli.Composition;

namespace Torghut.Cli.Tests.Composition;

public sealed class AutoRunIdTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("torghut-auto-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void The_id_is_the_day_with_the_first_free_sequence()
    {
        var day = new LocalDate(2026, 2, 27);
        Assert.Equal("2026-02-27-01", AutoRunId.Next(_root, day));
        Directory.CreateDirectory(Path.Combine(_root, "2026_02_27_01"));
        Directory.CreateDirectory(Path.Combine(_root, "2026_02_27_03"));
        Assert.Equal("2026-02-27-02", AutoRunId.Next(_root, day));
        Directory.CreateDirectory(Path.Combine(_root, "2026_02_27_02"));
        Assert.Equal("2026-02-27-04", AutoRunId.Next(_root, day));
        Assert.Equal("2026-03-02-01", AutoRunId.Next(_root, new LocalDate(2026, 3, 2)));
    }
}
