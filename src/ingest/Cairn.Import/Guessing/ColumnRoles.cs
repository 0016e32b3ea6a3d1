namespace Cairn.Import.Guessing;

/// <summary>Finds the column for each field by the names that logs use, in English and German and some in French and Spanish.</summary>
internal sealed class ColumnRoles(IReadOnlyList<ColumnProfile> columns)
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["event"] = "event eventname eventtype ereignis ereignisname aktion action vorgang activity aktivitaet evenement evento name type typ",
        ["time"] = "eventtime timestamp zeitpunkt zeitstempel occurredat eventtimestamp datetime datumuhrzeit datumzeit zeit time createdat date datum ts fecha heure at",
        ["clock"] = "uhrzeit zeit time clock heure hora",
        ["zone"] = "tz timezone zeitzone zone",
        ["user_id"] = "userid customerid kundennummer kundennr kundenid kunde customer user uid accountid memberid clientnumber customernumber",
        ["anonymous_id"] = "anonymousid visitorid visitor besucherid besucher cookieid cookie clientid deviceid geraeteid installid installationid distinctid",
        ["session"] = "sessionid session sitzungsid sitzung visitid besuchsid besuch visit",
        ["message_id"] = "messageid eventid insertid uuid ereignisid lfdnr id",
        ["order_id"] = "orderid ordernumber orderno order bestellnummer bestellnr bestellid bestellung auftragsnummer auftragsnr auftrag transactionid transaktionsnummer transaktion",
        ["value"] = "value amount betrag revenue umsatz total gesamtbetrag gesamtsumme bestellwert warenwert summe bruttobetrag brutto wert montant importe price preis",
        ["currency"] = "currency waehrung whg currencycode devise moneda",
        ["platform"] = "platform plattform devicetype device geraet geraetetyp os",
        ["channel"] = "channel kanal marketingkanal",
        ["referrer"] = "referrer referer verweis herkunft referrerurl",
        ["page_url"] = "pageurl url page seite seitenurl landingpage adresse",
    };

    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>Columns that no role has taken.</summary>
    public IEnumerable<ColumnProfile> Rest => columns.Where(column => column.Filled > 0 && !_taken.Contains(column.Name));

    /// <summary>The column for a role, which no other role gets then; the role's likelier names go first.</summary>
    public ColumnProfile? Take(string role, Func<ColumnProfile, bool> fits)
    {
        foreach (var name in Names[role].Split(' '))
            foreach (var column in Rest.OrderBy(column => column.Name.Length))
                if ((Fold(column.Name) == name || Fold(LastPart(column.Name)) == name) && fits(column))
                    return Take(column);
        return null;
    }

    /// <summary>The first column that fits, whatever its name.</summary>
    public ColumnProfile? TakeAny(Func<ColumnProfile, bool> fits) => Rest.FirstOrDefault(fits) is { } column ? Take(column) : null;

    /// <summary>Letters and digits alone, in lower case, umlauts written out.</summary>
    public static string Fold(string name) => string.Concat(name.ToLowerInvariant()
        .Replace("ä", "ae", StringComparison.Ordinal).Replace("ö", "oe", StringComparison.Ordinal)
        .Replace("ü", "ue", StringComparison.Ordinal).Replace("ß", "ss", StringComparison.Ordinal)
        .Where(char.IsLetterOrDigit));

    private ColumnProfile Take(ColumnProfile column)
    {
        _taken.Add(column.Name);
        return column;
    }

    private static string LastPart(string name) => name[(name.LastIndexOf('.') + 1)..];
}
