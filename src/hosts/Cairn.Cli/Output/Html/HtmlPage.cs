using System.Xml;
using System.Xml.Linq;

namespace Cairn.Cli.Output.Html;

/// <summary>Writes a page that stands alone: styles inside, no script, nothing from another place. What a sender named is text and never markup.</summary>
internal static class HtmlPage
{
    private const char Stand = '\uFFFD';

    /// <summary>Nothing may be loaded or run, whatever stands in the page.</summary>
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    /// <summary>Writes it.</summary>
    public static void Write(TextWriter output, AttributionPage page)
    {
        using var styles = new StreamReader(typeof(HtmlPage).Assembly.GetManifestResourceStream(typeof(HtmlPage), "report.css")!);
        var document = new XElement(
            "html", new XAttribute("lang", "en"),
            new XElement(
                "head",
                new XElement("meta", new XAttribute("charset", "utf-8")),
                new XElement("meta", new XAttribute("name", "viewport"), new XAttribute("content", "width=device-width, initial-scale=1")),
                new XElement("meta", new XAttribute("http-equiv", "Content-Security-Policy"), new XAttribute("content", Policy)),
                new XElement("title", Text(page.Title)),
                new XElement("style", styles.ReadToEnd())),
            new XElement("body", page.Content()));
        output.WriteLine("<!doctype html>");
        using (var writer = XmlWriter.Create(output, new XmlWriterSettings { OmitXmlDeclaration = true, CloseOutput = false, CheckCharacters = true }))
            document.Save(writer);
        output.WriteLine();
    }

    /// <summary>An element with a class.</summary>
    public static XElement Element(string name, string kind, params object?[] content) => new(name, new XAttribute("class", kind), content);

    /// <summary>A text from anywhere: characters that steer, or that no page may hold, are shown as such; never empty, as a page has no short form of most elements.</summary>
    public static string Text(string text) => string.Concat(PlainText.Of(text).Select(static letter => XmlConvert.IsXmlChar(letter) || char.IsSurrogate(letter) ? letter : Stand));
}
