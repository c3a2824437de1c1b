import { notifications } from '@mantine/notifications'
import { OutsideText } from './OutsideText.tsx'

/** Says in a toast what a file has, and where it lies. */
export function showFile(title: string, path: string) {
  notifications.show({
    title,
    message: <OutsideText className="mono block breaks" text={path} />,
    autoClose: 15_000,
  })
}
