using System.Globalization;

namespace Torghut.Simulation.Manifest.Documents;

/// <summary>Paths of keys as messages write them: <c>strategies[0].parameters.vol_ceil</c>.</summary>
internal static class KeyPath
{
    /// <summary>The path of a key in a mapping.</summary>
    public static string Child(string path, string key) => path.Length == 0 ? key : path + "." + key;

    /// <summary>The path of an item in a list, from 0.</summary>
    public static string Item(string path, int index) => string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");
}
