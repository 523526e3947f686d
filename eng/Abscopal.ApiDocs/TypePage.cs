using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Xml.Linq;

namespace Abscopal.ApiDocs;

/// <summary>A page of types with their members.</summary>
internal static class TypePage
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Write(string title, Type[] types, Documentation texts)
    {
        var page = new StringBuilder($"# {title}\n");
        foreach (Type type in types) Write(page, type, texts);
        return page.ToString();
    }

    private static void Write(StringBuilder page, Type type, Documentation texts)
    {
        XElement? text = texts.Of(type);
        page.Append($"\n## {Signature.Of(type)}\n\n`{Signature.Kind(type)}` in `{type.Namespace}`. {texts.Markdown(text?.Element("summary"))}\n");
        if (texts.Markdown(text?.Element("remarks")) is { Length: > 0 } remarks) page.Append('\n').Append(remarks).Append('\n');
        bool started = false;
        foreach ((MemberInfo member, string signature) in Members(type))
        {
            if (!started) page.Append('\n');
            started = true;
            XElement? documentation = texts.Of(member);
            string summary = texts.Markdown(documentation?.Element("summary"));
            // The properties of a record's parameters are documented there.
            if (summary.Length == 0 && member is PropertyInfo) summary = Parameter(text, member.Name, texts);
            page.Append($"- `{signature}`");
            if (summary.Length > 0) page.Append("  \n  ").Append(summary);
            page.Append('\n');
            WriteDetails(page, documentation, texts);
        }
    }

    private static void WriteDetails(StringBuilder page, XElement? documentation, Documentation texts)
    {
        if (documentation is null) return;
        foreach (XElement parameter in documentation.Elements("param"))
            page.Append($"  - `{parameter.Attribute("name")!.Value}`: {texts.Markdown(parameter)}\n");
        if (texts.Markdown(documentation.Element("returns")) is { Length: > 0 } returns) page.Append($"  - returns: {returns}\n");
        if (texts.Markdown(documentation.Element("value")) is { Length: > 0 } value) page.Append($"  - value: {value}\n");
        foreach (XElement thrown in documentation.Elements("exception"))
            page.Append($"  - throws `{thrown.Attribute("cref")!.Value.Split('.')[^1]}`: {texts.Markdown(thrown)}\n");
        if (texts.Markdown(documentation.Element("remarks")) is { Length: > 0 } remarks) page.Append($"  - {remarks}\n");
    }

    private static string Parameter(XElement? text, string name, Documentation texts) =>
        texts.Markdown(text?.Elements("param").FirstOrDefault(p => string.Equals(p.Attribute("name")!.Value, name, StringComparison.Ordinal)));

    private static IEnumerable<(MemberInfo Member, string Signature)> Members(Type type)
    {
        if (type.IsEnum) return type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => ((MemberInfo)f, Signature.Of(f)));
        return
        [
            .. type.GetFields(Declared).Select(f => ((MemberInfo)f, Signature.Of(f))).OrderBy(m => m.Item2, StringComparer.Ordinal),
            .. type.GetConstructors().Where(c => c.GetParameters().Length > 0).Select(c => ((MemberInfo)c, Signature.Of(c))).OrderBy(m => m.Item2, StringComparer.Ordinal),
            .. type.GetProperties(Declared).Where(p => p.Name is not "EqualityContract").Select(p => ((MemberInfo)p, Signature.Of(p))).OrderBy(m => m.Item1.Name, StringComparer.Ordinal),
            .. type.GetMethods(Declared).Where(IsWritten).Select(m => ((MemberInfo)m, Signature.Of(m))).OrderBy(m => m.Item1.Name, StringComparer.Ordinal).ThenBy(m => m.Item2, StringComparer.Ordinal),
        ];
    }

    private static bool IsWritten(MethodInfo method) =>
        !method.IsDefined(typeof(CompilerGeneratedAttribute))
        && !(method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal))
        && method.Name is not ("GetHashCode" or "Equals" or "<Clone>$");
}
