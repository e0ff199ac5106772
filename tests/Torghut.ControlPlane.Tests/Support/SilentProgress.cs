using Torghut.Simulation.Progress;

namespace Torghut.ControlPlane.Tests.Support;

/// <summary>Hears nothing.</summary>
internal sealed class SilentProgress : IProgressObserver
{
    public void Progressed(in ProgressSample sample)
    {
    }

    public void Noted(NoteLevel level, string code, string message)
    {
    }
}
