/**
 * Reports promises that reject although nobody waits for them, as bugs, and lets the app go on.
 * `report` must not throw.
 */
export function noteRejections(
  process: Pick<NodeJS.Process, 'on'>,
  report: (error: unknown) => void,
): void {
  process.on('unhandledRejection', report)
}
