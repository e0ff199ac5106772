using Torghut.Benchmarks.Measurements;

namespace Torghut.Benchmarks.Passes;

/// <summary>A piece of work that is measured as a whole, over a whole day.</summary>
internal interface IPass : IDisposable
{
    /// <summary>Puts things as they must be before a pass; not measured.</summary>
    void Prepare();

    /// <summary>Does the work once.</summary>
    PassCounts Run();
}
