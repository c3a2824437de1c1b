import { useDo } from '../../bridge.ts'
import { showDone } from '../../show.ts'
import { countOf } from '../../words.ts'

/** Lets stored registrar keys go to the present addresses; the main process asks staff first. */
export function useConfirmAddresses() {
  const confirm = useDo('registrars.confirmAddresses')
  return {
    isPending: confirm.isPending,
    run: () =>
      confirm.mutate(
        {},
        {
          onSuccess: ({ count }) =>
            showDone(`${countOf(count, 'key may', 'keys may')} be sent to this address now`),
        },
      ),
  }
}
