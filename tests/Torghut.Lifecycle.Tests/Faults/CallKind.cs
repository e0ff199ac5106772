namespace Torghut.Lifecycle.Tests.Faults;

/// <summary>Kinds of calls that leave the production code.</summary>
public enum CallKind
{
    ReadFile,
    OpenFile,
    Append,
    Truncate,
    Flush,
    Rename,
    Delete,
    CreateFolder,
    DeleteFolder,
    FlushFolder,
    TryLock,
    WriteLockText,
    ReadThing,
    MutateThing,
    ReadSurface,
    ChangeSurface,
    Step,
}
