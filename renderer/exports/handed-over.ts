import { create } from 'zustand'
import type { Answers } from '../../shared/border/calls.ts'

export type HandedOver = Answers['exports.handOver'] & { readonly isAnnounced: boolean }

/**
 * The archive whose passphrase is shown; null: none. It outlives a lock of the window, since
 * nothing else has the passphrase.
 */
export const useHandedOver = create<{ readonly made: HandedOver | null }>(() => ({
  made: null,
}))

export const showHandedOver = (made: HandedOver) => useHandedOver.setState({ made })

export const dropHandedOver = () => useHandedOver.setState({ made: null })
