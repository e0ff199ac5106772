namespace Torghut.Simulation.Manifest;

/// <summary>Who reviews decisions before they become orders.</summary>
public enum ReviewMode
{
    /// <summary><c>off</c>: nobody.</summary>
    Off,
}
