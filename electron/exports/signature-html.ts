const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

/** A signature of plain text as HTML, in one line. */
export const signatureHtml = (text: string): string =>
  text
    .replace(/[&<>"]/g, sign => entities[sign] ?? sign)
    .split('\n')
    .join('<br>')
