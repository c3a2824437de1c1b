import { Notification } from 'electron'

/** So many can be taken back; of older ones the system has mostly let go itself. */
const mostShown = 100

export type SystemNotifications = {
  show(words: { readonly title: string; readonly body: string }, onClick: () => void): void
  /** They name customers. Leaves what a system does not give back: `docs/SECURITY.md` says which. */
  closeAll(): void
}

/** What the app has told by the system's notifications in this run. */
export function openSystemNotifications(): SystemNotifications {
  // without a reference Electron forgets a notification, and with it the press on it
  const shown = new Set<Notification>()
  return {
    show({ title, body }, onClick) {
      const notification = new Notification({ title, body })
      shown.add(notification)
      for (const oldest of shown) {
        if (shown.size <= mostShown) break
        shown.delete(oldest)
      }
      // kept after `close`: Windows says so when the banner goes, and lists it in its centre on
      notification.on('failed', () => shown.delete(notification))
      notification.on('click', () => {
        shown.delete(notification)
        onClick()
      })
      notification.show()
    },
    closeAll() {
      for (const notification of shown) notification.close()
      shown.clear()
      // of earlier runs, too
      if (process.platform === 'darwin') Notification.removeAll()
    },
  }
}
