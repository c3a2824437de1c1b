import { readableName } from '../../../shared/domains/domain-spelling.ts'

/** A domain in its own script, and in Punycode where that differs. */
export function domainInLetter(name: string): string {
  const readable = readableName(name)
  return readable === name ? name : `${readable} (${name})`
}

/** As many of the lines as a letter names, and how many more there are. */
export function atMost(
  lines: readonly string[],
  most: number,
  more: (count: number) => string,
): readonly string[] {
  return lines.length <= most
    ? lines
    : [...lines.slice(0, most), `- ${more(lines.length - most)}`]
}
