using System.Reflection;
using System.Runtime.CompilerServices;
using Torghut.Architecture.Tests.Support;
using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Obligations;
using Torghut.Simulation.Platforms;

namespace Torghut.Architecture.Tests.Mutations;

/// <summary>Nothing is changed without a pledge on disk: the types leave no other way.</summary>
public sealed class PermitTests
{
    private static readonly Assembly s_simulation = typeof(MutationPermit).Assembly;

    public static TheoryData<string> Projects => Repository.ProjectNames;

    public static TheoryData<string> PortMethods => [.. Ports().SelectMany(Methods).Select(Name).Order(StringComparer.Ordinal)];

    [Fact]
    public void The_ports_are_found() =>
        Assert.Superset(
            new HashSet<Type> { typeof(IControlPlane), typeof(IAutomation), typeof(ISurfaceLock), typeof(IPledgedMutations), typeof(ISimulationPlatform) },
            Ports().ToHashSet());

    [Theory]
    [MemberData(nameof(PortMethods))]
    public void Every_method_of_a_port_says_whether_it_changes_the_world(string method)
    {
        MethodInfo found = Find(method);
        Assert.True(
            found.IsDefined(typeof(ReadsAttribute)) != found.IsDefined(typeof(MutatesAttribute)),
            $"{method} must be marked with one of [Reads] and [Mutates]");
    }

    [Theory]
    [MemberData(nameof(PortMethods))]
    public void Every_method_that_changes_the_world_takes_the_right_to(string method)
    {
        MethodInfo found = Find(method);
        if (found.IsDefined(typeof(MutatesAttribute)))
        {
            Assert.True(CarriesRight(found), $"{method} takes neither a MutationPermit nor pledged mutations");
        }
    }

    [Fact]
    public void A_permit_has_no_constructor_that_others_can_call()
    {
        Assert.All(
            typeof(MutationPermit).GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic),
            constructor => Assert.True(constructor.IsPrivate));
        Assert.Empty(s_simulation.GetCustomAttributes<InternalsVisibleToAttribute>());
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Only_the_journal_issues_permits(string project)
    {
        using FileStream assembly = File.OpenRead(Repository.Project(project).AssemblyFile);
        Assert.Equal(
            project == "Torghut.Simulation" ? ["Torghut.Simulation.Obligations.ObligationJournal"] : [],
            Calls.To(assembly, nameof(MutationPermit), "Issue"));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Whoever_takes_a_permit_redeems_it_or_hands_it_on(string project)
    {
        string file = Repository.Project(project).AssemblyFile;
        List<string> users = [.. Callers(file, nameof(MutationPermit), nameof(MutationPermit.Redeem))];
        foreach (Type port in Ports())
        {
            users.AddRange(Methods(port).Where(TakesPermit).SelectMany(method => Callers(file, port.Name, method.Name)));
        }

        IEnumerable<string> takers = Assembly.LoadFrom(file)
            .GetTypes()
            .Where(type => !type.IsInterface && type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly).Any(TakesPermit))
            .Select(type => type.FullName!);
        Assert.Empty(takers.Except(users));
    }

    [Fact]
    public void A_call_is_found_where_it_hides()
    {
        const string source = """
            public class MutationPermit { public void Redeem(string a) { } }
            public class Plain { void M(MutationPermit p) => p.Redeem(""); }
            public class Waits { async System.Threading.Tasks.Task M(MutationPermit p) { await System.Threading.Tasks.Task.Yield(); p.Redeem(""); } }
            public class Defers { System.Action M(MutationPermit p) => () => p.Redeem(""); }
            public class Keeps { MutationPermit M(MutationPermit p) => p; }
            """;
        using Stream assembly = Compiler.Compile(source);
        Assert.Equal(["Defers", "Plain", "Waits"], Calls.To(assembly, "MutationPermit", "Redeem"));
    }

    private static IReadOnlyList<string> Callers(string file, string type, string member)
    {
        using FileStream assembly = File.OpenRead(file);
        return Calls.To(assembly, type, member);
    }

    private static IEnumerable<Type> Ports() => s_simulation.GetTypes()
        .Where(type => type.IsInterface && type.Namespace is "Torghut.Simulation.ControlPlane" or "Torghut.Simulation.Platforms");

    private static IEnumerable<MethodInfo> Methods(Type port) => port.GetMethods().Where(method => !method.IsSpecialName);

    private static string Name(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";

    private static MethodInfo Find(string name) => Ports().SelectMany(Methods).Single(method => Name(method) == name);

    private static bool TakesPermit(MethodInfo method) => method.GetParameters().Any(parameter => parameter.ParameterType == typeof(MutationPermit));

    /// <summary>A permit; or what pledges and gets one itself, as a parameter or as a part of one; or that very way.</summary>
    private static bool CarriesRight(MethodInfo method) =>
        TakesPermit(method)
        || method.DeclaringType == typeof(IPledgedMutations)
        || method.GetParameters().Any(parameter =>
            parameter.ParameterType == typeof(IPledgedMutations)
            || parameter.ParameterType.GetProperties().Any(property => property.PropertyType == typeof(IPledgedMutations)));
}
