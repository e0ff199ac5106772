using System.Text;
using CsCheck;
using Torghut.Platform.Embedded.Ledger;
using Torghut.Simulation.Errors;

namespace Torghut.Platform.Embedded.Tests.Ledger;

/// <summary>Whatever stands in a cell, the reader gives a row or says which cell is broken.</summary>
public sealed class SqliteLedgerGarbageTests : IDisposable
{
    private static readonly string[] Seeds =
        ["2013-10-07 13:30:00.123456+00:00", "1b4e28ba-2fa1-11d2-883f-0016d3cca427", "1381152600.25", "12.5e3", "true"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Any_text_is_read_or_refused()
    {
        string path = _folder["ledger.db"];
        Sqlite.Execute(path, "create table position_snapshots (id, as_of, equity, cash, buying_power, positions)");
        Gen<string> damaged = Gen.Select(Gen.Int[0, Seeds.Length - 1].Select(i => Seeds[i]), Gen.Int[0, 40], Gen.Char[' ', '~'], Gen.Int[0, 2], (seed, at, c, kind) =>
        {
            at = Math.Min(at, seed.Length - 1);
            return kind switch { 0 => seed[..at] + c + seed[(at + 1)..], 1 => seed[..at] + c + seed[at..], _ => seed[..at] };
        });
        Gen.Select(Gen.OneOf(damaged, Gen.String), damaged, damaged).Sample(
            (id, time, number) =>
            {
                string row = $"{Literal(id)}, {Literal(time)}, {Literal(number)}, 1, 1, '[]'";
                Sqlite.Execute(path, $"delete from position_snapshots; insert into position_snapshots values ({row})");
                using var reader = new SqliteLedgerReader(path);
                try
                {
                    Assert.Single(reader.ReadPositionSnapshots());
                }
                catch (SimulationException refusal)
                {
                    Assert.Equal("ledger_cell_invalid", refusal.Code);
                }
            },
            iter: 200,
            threads: 1);
    }

    private static string Literal(string text) => $"cast(x'{Convert.ToHexString(Encoding.UTF8.GetBytes(text))}' as text)";
}
