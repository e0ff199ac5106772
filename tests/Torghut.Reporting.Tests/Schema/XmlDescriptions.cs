using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Torghut.Reporting.Tests.Schema;

/// <summary>Summaries of the XML documentation as plain text.</summary>
internal sealed partial class XmlDescriptions
{
    private readonly Dictionary<string, XElement> _members;

    private XmlDescriptions(Dictionary<string, XElement> members) => _members = members;

    public static XmlDescriptions Load(params Assembly[] assemblies) => new(assemblies
        .SelectMany(assembly => XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member"))
        .ToDictionary(member => member.Attribute("name")!.Value));

    public string? Of(Type type) => _members.TryGetValue("T:" + type.FullName, out XElement? member) ? Plain(member.Element("summary")) : null;

    public string? Of(PropertyInfo property)
    {
        string owner = property.DeclaringType!.FullName!;
        if (_members.TryGetValue($"P:{owner}.{property.Name}", out XElement? member))
        {
            return Plain(member.Element("summary"));
        }

        // The properties of a positional record are documented as its parameters.
        return _members.TryGetValue("T:" + owner, out XElement? type)
            ? Plain(type.Elements("param").FirstOrDefault(param => param.Attribute("name")?.Value == property.Name))
            : null;
    }

    private static string? Plain(XElement? element) =>
        element is null ? null : Blanks().Replace(string.Concat(element.DescendantNodes().Select(Plain)), " ").Trim();

    private static string Plain(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" } see => see.Attribute("cref")?.Value.Split('.')[^1] ?? string.Empty,
        _ => string.Empty,
    };

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
