namespace Cairn.World.Truth;

/// <summary>One answer to the survey after a purchase: how did you hear of us?</summary>
/// <param name="At">When it was handed in, Unix milliseconds.</param>
/// <param name="Key">Key of the respondent's id.</param>
/// <param name="Person">Who answered.</param>
/// <param name="Order">Key of the order number that was typed in; 0 when it was left empty.</param>
/// <param name="Mistyped">Whether two characters of the order number are swapped.</param>
/// <param name="HasEmail">Whether an e-mail address was given.</param>
/// <param name="Answer">The channel that the respondent remembers, or "I don't remember".</param>
/// <param name="Bought">Whether they say that they bought: yes, or no although they did.</param>
public readonly record struct SurveyRow(long At, ulong Key, int Person, ulong Order, bool Mistyped, bool HasEmail, string Answer, bool Bought);
