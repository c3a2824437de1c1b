import { type Block, blocksOf, type Line } from '../../shared/letters/blocks.ts'
import type { LetterLanguage } from '../../shared/letters/language.ts'

const signs: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** A text within HTML, also within a quoted attribute. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, sign => signs[sign] ?? sign)

/**
 * A letter as HTML, made of its plain text alone, so both say the same and no HTML of staff or
 * customers gets in. It loads nothing.
 */
export function htmlOf(
  { subject, body }: { readonly subject: string; readonly body: string },
  language: LetterLanguage,
): string {
  const blocks = blocksOf(body).map(blockHtml).join('\n')
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0;padding:16px;font-family:-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;font-size:15px;line-height:1.5;color:#1d2024;background:#ffffff">
<div style="max-width:640px">
${blocks}
</div>
</body>
</html>
`
}

function blockHtml({ kind, lines }: Block): string {
  if (kind === 'paragraph')
    return `<p dir="auto" style="margin:0 0 16px">${lines.map(lineHtml).join('<br>\n')}</p>`
  const items = lines.map(line => `<li dir="auto">${lineHtml(line)}</li>`)
  return `<ul style="margin:0 0 16px;padding-left:24px">\n${items.join('\n')}\n</ul>`
}

const lineHtml = (line: Line): string =>
  line
    .map(({ text, href }) =>
      href === undefined
        ? escapeHtml(text)
        : `<a href="${escapeHtml(href)}">${escapeHtml(text)}</a>`,
    )
    .join('')
