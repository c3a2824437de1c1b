import type { Clock } from '../../electron/scheduler/clock.ts'

/**
 * Real time, `factor` times faster, from `origin` on (milliseconds). Processes with the same origin
 * and factor have the same time, also after a restart.
 */
export function fastClock(factor: number, origin = Date.now()): Clock {
  const real = () => performance.timeOrigin + performance.now()
  return {
    now: () => Math.floor(origin + (real() - origin) * factor),
    after(milliseconds, run) {
      const timer = setTimeout(run, Math.max(milliseconds, 0) / factor)
      return () => clearTimeout(timer)
    },
  }
}
