import { Notification } from 'electron'

/** How many notifications can be taken back; the system has mostly dropped older ones itself. */
const mostShown = 100

export type SystemNotifications = {
  show(words: { readonly title: string; readonly body: string }, onClick: () => void): void
  /**
   * Takes all notifications back, since they name customers. `docs/SECURITY.md` says which ones a
   * system does not give back.
   */
  closeAll(): void
}

/** Shows notifications of the system, and remembers those of this run to take them back. */
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
      // not forgotten at `close`: on Windows the banner closes, and the notification centre still
      // has it
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
      // takes those of earlier runs, too
      if (process.platform === 'darwin') Notification.removeAll()
    },
  }
}
