using System.Reflection;
using System.Text;
using System.Xml.Linq;

namespace Abscopal.ApiDocs;

/// <summary>The documentation file of an assembly, by member.</summary>
internal sealed class Documentation
{
    private readonly Dictionary<string, XElement> _members;
    private readonly Dictionary<string, (string Name, string Page)> _types;

    private Documentation(Dictionary<string, XElement> members, Dictionary<string, (string Name, string Page)> types)
    {
        _members = members;
        _types = types;
    }

    public static Documentation Read(string path, IReadOnlyDictionary<Type, string> places) => new(
        XDocument.Load(path).Descendants("member").ToDictionary(m => m.Attribute("name")!.Value, StringComparer.Ordinal),
        places.ToDictionary(p => p.Key.FullName!.Replace('+', '.'), p => (Signature.Of(p.Key), p.Value), StringComparer.Ordinal));

    public XElement? Of(MemberInfo member) => _members.GetValueOrDefault(Id(member));

    /// <summary>The text of an element in Markdown, on one line; empty if there is none.</summary>
    public string Markdown(XElement? element)
    {
        if (element is null) return string.Empty;
        var text = new StringBuilder();
        foreach (XNode node in element.Nodes()) text.Append(Markdown(node));
        return string.Join(' ', text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private string Markdown(XNode node) => node switch
    {
        XText text => text.Value.Replace("*", "\\*", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal),
        XElement { Name.LocalName: "c" or "code" } code => $"`{code.Value}`",
        XElement { Name.LocalName: "paramref" or "typeparamref" } name => $"`{name.Attribute("name")!.Value}`",
        XElement { Name.LocalName: "see" or "seealso" } see => See(see),
        XElement other => " " + Markdown(other) + " ",
        _ => string.Empty,
    };

    private string See(XElement see)
    {
        if (see.Attribute("langword") is { } word) return $"`{word.Value}`";
        if (see.Attribute("href") is { } link) return $"[{(see.Value.Length > 0 ? see.Value : link.Value)}]({link.Value})";
        string target = see.Attribute("cref")!.Value[2..].Split('(')[0];
        if (_types.TryGetValue(target, out (string Name, string Page) type)) return $"[{type.Name}]({type.Page}#{type.Name.ToLowerInvariant()})";
        string[] parts = target.Split('.');
        string owner = string.Join('.', parts[..^1]);
        return _types.TryGetValue(owner, out type) ? $"[{type.Name}.{parts[^1]}]({type.Page}#{type.Name.ToLowerInvariant()})" : $"`{parts[^1]}`";
    }

    // The format of identifiers in documentation files: C# language specification, annex D.4.2.
    private static string Id(MemberInfo member) => member switch
    {
        Type type => "T:" + Name(type),
        FieldInfo field => $"F:{Name(field.DeclaringType!)}.{field.Name}",
        PropertyInfo property => $"P:{Name(property.DeclaringType!)}.{property.Name}{Parameters(property.GetIndexParameters())}",
        ConstructorInfo constructor => $"M:{Name(constructor.DeclaringType!)}.#ctor{Parameters(constructor.GetParameters())}",
        MethodInfo method => $"M:{Name(method.DeclaringType!)}.{method.Name}{(method.IsGenericMethod ? "``" + method.GetGenericArguments().Length : string.Empty)}{Parameters(method.GetParameters())}"
            + (method.Name is "op_Implicit" or "op_Explicit" ? "~" + Name(method.ReturnType) : string.Empty),
        _ => throw new ArgumentOutOfRangeException(nameof(member), member, "is not documented"),
    };

    private static string Parameters(ParameterInfo[] parameters) =>
        parameters.Length == 0 ? string.Empty : $"({string.Join(',', parameters.Select(p => Name(p.ParameterType)))})";

    private static string Name(Type type)
    {
        if (type.IsByRef) return Name(type.GetElementType()!) + "@";
        if (type.IsArray)
        {
            int rank = type.GetArrayRank();
            return Name(type.GetElementType()!) + (rank == 1 ? "[]" : $"[{string.Join(',', Enumerable.Repeat("0:", rank))}]");
        }

        if (type.IsGenericParameter) return (type.DeclaringMethod is null ? "`" : "``") + type.GenericParameterPosition;
        if (!type.IsGenericType || type.IsGenericTypeDefinition) return type.FullName!.Replace('+', '.');
        string open = type.GetGenericTypeDefinition().FullName!.Split('`')[0].Replace('+', '.');
        return $"{open}{{{string.Join(',', type.GetGenericArguments().Select(Name))}}}";
    }
}
