import { create } from 'zustand'

/** A recovery code that was just made. */
export type NewCode = {
  readonly code: string
  /** An earlier code exists, which is void now. */
  readonly isAnother: boolean
}

/**
 * The code that staff are to write down; null: none. It outlives a lock of the window, since
 * nothing else has it.
 */
export const useNewCode = create<{ readonly made: NewCode | null }>(() => ({ made: null }))

export const showNewCode = (made: NewCode) => useNewCode.setState({ made })

export const dropNewCode = () => useNewCode.setState({ made: null })
