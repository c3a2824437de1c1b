import { create } from 'zustand'

type Drafts = { readonly texts: Readonly<Record<number, string>> }

/** Notes that are being written, by order: another tab or page does not lose them. */
export const useNoteDrafts = create<Drafts>(() => ({ texts: {} }))

export function draftNote(orderId: number, text: string) {
  useNoteDrafts.setState(({ texts }) => ({ texts: { ...texts, [orderId]: text } }))
}
