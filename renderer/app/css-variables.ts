import type { CSSVariablesResolver } from '@mantine/core'
import { darkTones, lightTones, type Meaning, meanings } from '../ui/palette.ts'

type Tones = typeof lightTones

function toneVariables(tones: Tones): Record<string, string> {
  const pairs = meanings.flatMap((meaning: Meaning) => [
    [`--bw-${meaning}`, tones[meaning].ink],
    [`--bw-${meaning}-soft`, tones[meaning].soft],
    [`--bw-${meaning}-solid`, tones[meaning].solid],
  ])
  return Object.fromEntries(pairs)
}

/** Mantine's own greys are too faint for small text; ours pass AA on every surface. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: { '--bw-mono-size': '12.5px', '--bw-ease': '150ms ease-out' },
  light: {
    ...toneVariables(lightTones),
    '--bw-rail': '#f7f8fa',
    '--bw-raised': '#ffffff',
    '--bw-line': '#e6e9ed',
    '--bw-line-strong': '#d0d5dc',
    '--bw-hover': '#f4f5f8',
    '--bw-selected': '#eef0fe',
    '--bw-accent': '#444ac4',
    '--bw-accent-solid': '#5259dc',
    '--bw-track': '#d9dde3',
    '--bw-float-shadow': '0 1px 2px rgb(20 25 35 / 8%), 0 8px 24px rgb(20 25 35 / 12%)',
    '--mantine-color-text': '#191d23',
    '--mantine-color-dimmed': '#5c6573',
    '--mantine-color-placeholder': '#6b7482',
    '--mantine-color-error': '#b32828',
    '--mantine-color-anchor': '#444ac4',
    '--mantine-color-default-color': '#191d23',
    '--mantine-color-default-border': '#d0d5dc',
    '--mantine-color-default-hover': '#f4f5f8',
    '--mantine-color-disabled-color': '#6b7482',
  },
  dark: {
    ...toneVariables(darkTones),
    '--bw-rail': '#0d0f11',
    '--bw-raised': '#1a1d22',
    '--bw-line': '#23272d',
    '--bw-line-strong': '#363c45',
    '--bw-hover': '#181b1f',
    '--bw-selected': '#1e2140',
    '--bw-accent': '#a5adf8',
    '--bw-accent-solid': '#7d86f0',
    '--bw-track': '#363c45',
    '--bw-float-shadow': '0 0 0 1px rgb(255 255 255 / 6%), 0 12px 32px rgb(0 0 0 / 55%)',
    '--mantine-color-text': '#e3e6eb',
    '--mantine-color-dimmed': '#9ba4b1',
    '--mantine-color-placeholder': '#838c99',
    '--mantine-color-error': '#f98f89',
    '--mantine-color-anchor': '#a5adf8',
    '--mantine-color-default': '#1a1d22',
    '--mantine-color-default-color': '#e3e6eb',
    '--mantine-color-default-border': '#363c45',
    '--mantine-color-default-hover': '#23272d',
    '--mantine-color-disabled-color': '#838c99',
  },
})
