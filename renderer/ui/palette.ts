import type { MantineColorsTuple } from '@mantine/core'

// the one accent; 6 carries white text on both themes, 4 is text on dark
export const indigo: MantineColorsTuple = [
  '#eef0fe',
  '#e0e3fd',
  '#c5cafb',
  '#a5adf8',
  '#8d96f5',
  '#6d75ec',
  '#5259dc',
  '#444ac4',
  '#383d9e',
  '#2b2f78',
]

export const gray: MantineColorsTuple = [
  '#f7f8fa',
  '#f0f2f5',
  '#e6e9ed',
  '#d9dde3',
  '#c2c8d0',
  '#929ba8',
  '#5c6573',
  '#434b57',
  '#2b313a',
  '#191d23',
]

// dark surfaces get lighter as they rise: 7 page, 6 raised, 5 floating
export const dark: MantineColorsTuple = [
  '#e3e6eb',
  '#c4c9d1',
  '#9ba4b1',
  '#838c99',
  '#363c45',
  '#272c33',
  '#1a1d22',
  '#111316',
  '#0d0f11',
  '#0a0b0d',
]

/** What a colour means; every use carries an icon and a word too. */
export const meanings = [
  'waiting',
  'running',
  'done',
  'person',
  'failed',
  'draft',
  'cancelled',
] as const
export type Meaning = (typeof meanings)[number]

/** The tones of a meaning for whatever stands under an element: `--ink`, `--soft`, `--solid`. */
export const tonesOf = (meaning: Meaning) => ({
  '--ink': `var(--bw-${meaning})`,
  '--soft': `var(--bw-${meaning}-soft)`,
  '--solid': `var(--bw-${meaning}-solid)`,
})

/** `ink` for words and icons, `soft` behind them, `solid` for bars and nodes. */
type Tone = { readonly ink: string; readonly soft: string; readonly solid: string }

export const lightTones: Record<Meaning, Tone> = {
  waiting: { ink: '#4f5d70', soft: '#edf0f4', solid: '#69778b' },
  running: { ink: '#1c5bbd', soft: '#e8f0fd', solid: '#2f74da' },
  done: { ink: '#176b45', soft: '#e5f4ec', solid: '#2b9265' },
  person: { ink: '#8a4f00', soft: '#fcf1dc', solid: '#c47a0c' },
  failed: { ink: '#b32828', soft: '#fcebeb', solid: '#cf3b3b' },
  draft: { ink: '#5c6573', soft: '#f0f2f5', solid: '#7a8493' },
  cancelled: { ink: '#5c6573', soft: '#f0f2f5', solid: '#7a8493' },
}

export const darkTones: Record<Meaning, Tone> = {
  waiting: { ink: '#a6b2c3', soft: '#20252c', solid: '#a6b2c3' },
  running: { ink: '#84b6fb', soft: '#18253a', solid: '#84b6fb' },
  done: { ink: '#66cd9b', soft: '#14291f', solid: '#3fae7a' },
  person: { ink: '#efb453', soft: '#2e2411', solid: '#efb453' },
  failed: { ink: '#f98f89', soft: '#341c1d', solid: '#f98f89' },
  draft: { ink: '#9ba4b1', soft: '#1f2328', solid: '#9ba4b1' },
  cancelled: { ink: '#9ba4b1', soft: '#1f2328', solid: '#9ba4b1' },
}
