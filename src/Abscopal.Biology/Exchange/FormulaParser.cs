using System.Globalization;

namespace Abscopal.Biology.Exchange;

/// <summary>Reads formulas by recursive descent.</summary>
internal sealed class FormulaParser(string text)
{
    private int _at;

    public Formula Read()
    {
        Formula formula = Sum();
        Skip();
        return _at == text.Length ? formula : throw Wrong("does not end here");
    }

    private Formula Sum()
    {
        Formula left = Product();
        while (Take('+') is var plus && (plus || Take('-')))
            left = new Formula.Operation(plus ? "plus" : "minus", left, Product());
        return left;
    }

    private Formula Product()
    {
        Formula left = Power();
        while (Take('*') is var times && (times || Take('/')))
            left = new Formula.Operation(times ? "times" : "divide", left, Power());
        return left;
    }

    private Formula Power()
    {
        Formula left = Atom();
        return Take('^') ? new Formula.Operation("power", left, Power()) : left;
    }

    private Formula Atom()
    {
        if (Take('-')) return new Formula.Operation("minus", new Formula.Number(0), Power());
        if (Take('('))
        {
            Formula inner = Sum();
            return Take(')') ? inner : throw Wrong("wants a closing bracket");
        }

        Skip();
        int start = _at;
        while (_at < text.Length && (char.IsAsciiLetterOrDigit(text[_at]) || text[_at] is '.' or '_' || IsExponentSign(start))) _at++;
        string word = text[start.._at];
        if (word.Length == 0) throw Wrong("wants a number or a name");
        if (char.IsAsciiDigit(word[0]))
            return double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? new Formula.Number(value) : throw Wrong($"'{word}' is no number");
        return word is "exp" or "ln" or "max" && Take('(') ? Function(word) : new Formula.Name(word);
    }

    private bool IsExponentSign(int start) =>
        _at > start && (text[_at] is '-' or '+') && char.IsAsciiDigit(text[start]) && (text[_at - 1] is 'e' or 'E');

    private Formula.Operation Function(string name)
    {
        Formula first = Sum();
        Formula? second = Take(',') ? Sum() : null;
        if (!Take(')') || (name is "max") != (second is not null)) throw Wrong($"'{name}' has the wrong arguments");
        return new Formula.Operation(name, first, second);
    }

    private bool Take(char wanted)
    {
        Skip();
        if (_at >= text.Length || text[_at] != wanted) return false;
        _at++;
        return true;
    }

    private void Skip()
    {
        while (_at < text.Length && text[_at] == ' ') _at++;
    }

    private FormatException Wrong(string what) => new(string.Create(CultureInfo.InvariantCulture, $"formula '{text}' at {_at}: {what}"));
}
