import { app } from 'electron'

/** Of the region, not of the app's words; Chromium's own switch `--lang` goes before it. */
export const systemLocale = (): string =>
  app.commandLine.getSwitchValue('lang') || app.getSystemLocale()
