using Abscopal.Reporting.Fonts;

namespace Abscopal.Reporting.Documents;

/// <summary>The style sheet of the page, on screen and on A4.</summary>
internal static class PageStyle
{
    internal const string Css = """
        @page{size:A4;margin:18mm 15mm}
        html{-webkit-text-size-adjust:100%}
        body{margin:0;background:#fff;color:#1f1f1f;font:16px/1.55
        """ + " " + FontBook.CssStack + """
        ;font-kerning:none}
        main{max-width:760px;margin:0 auto;padding:32px 24px 64px}
        h1{font-size:1.75rem;line-height:1.25;margin:0 0 .3em}
        h2{font-size:1.25rem;margin:2.2em 0 .6em;padding-bottom:.25em;border-bottom:1px solid #c9ced3}
        h3{font-size:1.05rem;margin:1.6em 0 .5em}
        h2,h3{break-after:avoid;scroll-margin-top:12px}
        p,ul,dl{margin:.7em 0}
        a{color:#005a8c}
        .subtitle{color:#4d4d4d;margin-top:0}
        .notice{background:#fff4dc;border-left:4px solid #c98a00;padding:.6em .9em;break-inside:avoid}
        nav{background:#f6f7f9;padding:.8em 1.2em;margin:1.5em 0;break-inside:avoid}
        nav p{font-weight:700;margin:0 0 .3em}
        nav ul{list-style:none;margin:0;padding:0}
        nav .level3{padding-left:1.4em}
        dt{font-weight:700;margin-top:.6em;break-after:avoid}
        dd{margin:0 0 0 1.2em}
        .facts{list-style:none;padding:0;display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:12px}
        .facts li{border-top:2px solid #0072b2;padding:.4em 0}
        .facts span{display:block;font-size:.85rem;color:#4d4d4d}
        .facts strong{display:block;font-size:1.3rem;line-height:1.3}
        figure{margin:1.6em 0;break-inside:avoid}
        figure svg{display:block;width:100%;height:auto}
        figcaption{font-size:.9rem;margin-top:.5em}
        .table{margin:1.6em 0;overflow-x:auto}
        table{border-collapse:collapse;width:100%;font-size:.9rem;border-top:1.5px solid #1f1f1f;border-bottom:1.5px solid #1f1f1f}
        caption{text-align:left;padding:0 0 .5em;font-size:.95rem;break-after:avoid}
        th,td{padding:.32em .6em;text-align:left;vertical-align:top}
        thead{display:table-header-group}
        thead th{border-bottom:1px solid #1f1f1f;vertical-align:bottom}
        tbody th{font-weight:400}
        tbody tr{break-inside:avoid}
        tbody tr+tr>*{border-top:1px solid #e6e9ec}
        .section>*,.section th{font-weight:700}
        th.number,td.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
        thead th.number{white-space:normal}
        tbody th{min-width:11em}
        .wide{font-size:.76rem}
        .wide th,.wide td{padding:.32em .4em}
        .wide tbody th{min-width:0}
        th.centre,td.centre{text-align:center}
        a.count{color:inherit;text-decoration-color:#9db8c8;text-underline-offset:2px}
        .behind{display:none}
        .behind:target{display:block;position:fixed;left:0;right:0;bottom:0;max-height:40vh;overflow:auto;background:#fff;border-top:2px solid #0072b2;box-shadow:0 -2px 12px #0003;padding:.4em 24px 1em;font-size:.9rem;overflow-wrap:anywhere}
        .footnote,footer{font-size:.82rem;color:#4d4d4d;margin:.4em 0}
        footer{border-top:1px solid #c9ced3;margin-top:3em;overflow-wrap:anywhere}
        @media print{html{font-size:9.5pt}body{font-size:1rem}main{max-width:none;padding:0}.behind,.behind:target{display:none}a.count{text-decoration:none}a{color:inherit;text-decoration:none}.table{overflow:visible}}

        """;
}
