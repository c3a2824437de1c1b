import { Switch } from '@mantine/core'
import { useCall, useDo } from '../app/bridge.ts'
import { Block } from '../ui/Block.tsx'

/** How the app behaves beside its window; it counts in both modes. */
export function Desktop() {
  const { data } = useCall('desktop.get', {})
  const save = useDo('desktop.save')
  if (data === undefined) return null
  return (
    <Block title="Desktop">
      <Switch
        label="Keep running in the tray when the window is closed"
        description={
          data.isTrayCertain
            ? 'Orders are worked on until Boxwright is quit from the tray or the menu.'
            : 'Orders are worked on until Boxwright is quit from the tray or the menu. On a desktop without a tray, starting Boxwright again opens the window.'
        }
        checked={data.keepInTray}
        disabled={save.isPending}
        onChange={event => save.mutate({ keepInTray: event.currentTarget.checked })}
      />
      <Switch
        label="Start when I log in"
        description="With the tray it starts without a window."
        checked={data.startAtLogin}
        disabled={save.isPending}
        onChange={event => save.mutate({ startAtLogin: event.currentTarget.checked })}
      />
      <Switch
        label="Notify me while I do something else"
        description="When an order is completed or needs attention. Several within seconds are told as one."
        checked={data.notify}
        disabled={save.isPending}
        onChange={event => save.mutate({ notify: event.currentTarget.checked })}
      />
    </Block>
  )
}
