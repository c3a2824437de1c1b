import { app } from 'electron'

/** The locale of the system's region, such as `de-CH`; Chromium's switch `--lang` overrides it. */
export const systemLocale = (): string =>
  app.commandLine.getSwitchValue('lang') || app.getSystemLocale()
