using Cairn.World.Text;
using Cairn.World.Wire.Texts;

namespace Cairn.World.Wire.Rendering;

/// <summary>Writes the page of a signal as the browser knows it.</summary>
internal sealed class SitePage(WireTexts texts)
{
    /// <summary>The members path, referrer, search, title and url.</summary>
    public void AddMembers(Utf8Text text, in Signal signal, EventText @event)
    {
        text.Add("\"path\":\""u8);
        AddPath(text, signal, @event);
        text.Add("\",\"referrer\":\""u8);
        AddReferrer(text, signal);
        text.Add("\",\"search\":\""u8);
        AddSearch(text, signal);
        text.Add("\",\"title\":\""u8).Add(@event.Page(signal.Product).Title);
        text.Add("\",\"url\":\""u8);
        AddUrl(text, signal, @event);
        text.Add("\""u8);
    }

    /// <summary>The whole address of the page.</summary>
    public void AddUrl(Utf8Text text, in Signal signal, EventText @event)
    {
        text.Add(texts.Origin(signal));
        AddPath(text, signal, @event);
        AddSearch(text, signal);
    }

    /// <summary>The query of a campaign's link, whatever page it leads to.</summary>
    public void AddSearch(Utf8Text text, in Signal signal, CampaignText campaign)
    {
        text.Add(campaign.Search);
        if (campaign.HasClickId)
            text.Add(texts.World.Ids.Other(OtherIds.Click, signal.Visit));
    }

    /// <summary>The path alone.</summary>
    public void AddPath(Utf8Text text, in Signal signal, EventText @event)
    {
        var page = @event.Page(signal.Product);
        text.Add(page.Path);
        if (page.AfterOrder is { } rest)
            text.Add(texts.World.Ids.OrderId(signal.Subject)).Add(rest);
    }

    private void AddSearch(Utf8Text text, in Signal signal)
    {
        if (texts.LandingCampaign(signal) is { } campaign)
            AddSearch(text, signal, campaign);
    }

    private void AddReferrer(Utf8Text text, in Signal signal)
    {
        if (!WireTexts.Has(signal, SignalMarks.Landing))
            text.Add(texts.Origin(signal)).Add("/"u8);
        else if (texts.LandingCampaign(signal) is { } campaign)
            text.Add(campaign.Referrer);
    }
}
