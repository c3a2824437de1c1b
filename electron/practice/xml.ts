export type Xml = { readonly xml: string }

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

const escaped = (text: string): string =>
  text
    // XML 1.0 takes no control characters, escaped or not
    .replace(/[^\t\n\r -\uFFFD]/gu, '\uFFFD')
    .replace(/[&<>"]/g, sign => escapes[sign] ?? sign)

/** An element; its text and attribute values are escaped here and nowhere else. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Xml | string)[]
): Xml {
  const pairs = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`)
  const inside = children.map(child => (typeof child === 'string' ? escaped(child) : child.xml))
  const start = `${name}${pairs.join('')}`
  return {
    xml: inside.length === 0 ? `<${start} />` : `<${start}>${inside.join('')}</${name}>`,
  }
}
