import { existsSync } from 'node:fs';

/** Where Linux distributions install Chromium, and what the environment names instead. */
const PLACES = [process.env.NETWORKML_CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser'];

/** Path of an installed Chromium; undefined if there is none. */
export const chromiumPath = PLACES.find((path) => path !== undefined && existsSync(path));

/** No sandbox, since root may have none, and no connection but to the page. */
export const CHROMIUM_ARGUMENTS: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
