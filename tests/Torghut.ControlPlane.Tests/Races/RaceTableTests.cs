using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Torghut.ControlPlane.Tests.Races;

/// <summary>Every race of the table has its test, found by its number; the table names them all.</summary>
public sealed partial class RaceTableTests
{
    private const int Races = 25;

    [Fact]
    public void Every_race_has_a_test_by_its_number() => Assert.Equal(Enumerable.Range(1, Races), Tests().Select(NumberOf).Distinct().Order());

    [Fact]
    public void The_table_names_every_test_and_no_other()
    {
        string[] rows = [.. File.ReadLines(Table()).Where(line => Row().IsMatch(line))];

        Assert.Equal(Enumerable.Range(1, Races), rows.Select(row => int.Parse(Row().Match(row).Groups[1].Value, CultureInfo.InvariantCulture)));
        Assert.Equal(
            Tests().Select(test => $"{NumberOf(test)} {test.DeclaringType!.Name}").Distinct().Order(StringComparer.Ordinal),
            rows.SelectMany(row => TestClass().Matches(row).Select(name => $"{Row().Match(row).Groups[1].Value} {name.Groups[1].Value}")).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<MethodInfo> Tests() => typeof(RaceTableTests).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
        .Where(method => Name().IsMatch(method.Name) && method.GetCustomAttributes().Any(attribute => attribute is FactAttribute));

    private static int NumberOf(MethodInfo test) => int.Parse(Name().Match(test.Name).Groups[1].Value, CultureInfo.InvariantCulture);

    private static string Table()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Torghut.slnx")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder!.FullName, "tests", "Torghut.ControlPlane.Tests", "Races", "README.md");
    }

    [GeneratedRegex("^Race([0-9][0-9])_")]
    private static partial Regex Name();

    [GeneratedRegex(@"^\| ([0-9]+) \|")]
    private static partial Regex Row();

    [GeneratedRegex("`([A-Za-z]+Tests)`")]
    private static partial Regex TestClass();
}
