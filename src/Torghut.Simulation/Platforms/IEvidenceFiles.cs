using Torghut.Reporting.Tables;
using Torghut.Simulation.Obligations;

namespace Torghut.Simulation.Platforms;

/// <summary>Writes evidence tables as files that other tools read.</summary>
public interface IEvidenceFiles
{
    /// <summary>Writes each table into a file of its name; the same tables give the same bytes.</summary>
    /// <param name="tables">The tables.</param>
    /// <param name="folder">An existing folder.</param>
    /// <exception cref="Errors.SimulationException">They cannot be written.</exception>
    [Reads]
    void Write(IReadOnlyList<EvidenceTable> tables, string folder);
}
