import 'react'

declare module 'react' {
  interface CSSProperties {
    /** Custom properties, for values that a style sheet computes with. */
    readonly [custom: `--${string}`]: string | number | undefined
  }
}
