namespace Torghut.ControlPlane.Tests.Protocol;

/// <summary>What the tool does next.</summary>
internal enum ModelStep : byte
{
    Switch,
    SeeManual,
    Settle,
    AskRefresh,
    AwaitRefresh,
    AwaitNoOperation,
    Patch,
    Done,
}
