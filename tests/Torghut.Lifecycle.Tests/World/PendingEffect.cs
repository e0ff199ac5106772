namespace Torghut.Lifecycle.Tests.World;

/// <summary>The effect of a call that was given up: it comes later, once.</summary>
internal sealed class PendingEffect(int pid, Action effect)
{
    private bool _isDone;

    public int Pid { get; } = pid;

    public void Come()
    {
        if (!_isDone)
        {
            _isDone = true;
            effect();
        }
    }
}
