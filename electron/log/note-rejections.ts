/**
 * A promise that fails where nobody waits for it is a bug of one part: it is told, and the app goes
 * on. `report` must not throw.
 */
export function noteRejections(
  process: Pick<NodeJS.Process, 'on'>,
  report: (error: unknown) => void,
): void {
  process.on('unhandledRejection', report)
}
