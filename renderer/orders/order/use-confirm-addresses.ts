import { countOf } from '../../../shared/text/count-of.ts'
import { useDo } from '../../app/bridge.ts'
import { showDone } from '../../ui/show.ts'

/** Lets stored registrar keys go to the current addresses; the main process asks staff first. */
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
