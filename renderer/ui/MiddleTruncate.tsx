import { clsx } from 'clsx'
import { bothSpellings, readableAlone } from '../../shared/domains/readable.ts'
import { hasRightToLeft } from '../../shared/text/isolated.ts'
import classes from './MiddleTruncate.module.css'

type Props = {
  readonly text: string
  /** Characters at the end that always stay. */
  readonly keep?: number
}

/**
 * Cuts a domain or address in its middle when room is short, `verylong…example.com`, and one
 * in letters from right to left at its end. The whole of it, in both spellings, is on hover.
 */
export function MiddleTruncate({ text, keep = 12 }: Props) {
  const shown = readableAlone(text)
  const letters = Array.from(shown)
  // parts of a word from right to left would be read the wrong way round
  if (hasRightToLeft(shown))
    return (
      <bdi
        dir="ltr"
        className={clsx(classes.text, classes.whole, 'mono')}
        title={bothSpellings(text)}
      >
        {shown}
      </bdi>
    )
  const cut = Math.max(Math.ceil(letters.length / 2), letters.length - keep)
  const tail = letters.slice(cut)
  return (
    <bdi
      dir="ltr"
      className={clsx(classes.text, 'mono')}
      title={bothSpellings(text)}
      style={{ '--tail': tail.reduce((width, letter) => width + widthOf(letter), 0) }}
    >
      <span className={classes.head}>{letters.slice(0, cut).join('')}</span>
      <span>{tail.join('')}</span>
    </bdi>
  )
}

/** In characters of the font: those of Chinese, Japanese and Korean take two. */
const widthOf = (letter: string) => ((letter.codePointAt(0) ?? 0) < 0x11_00 ? 1 : 2)
