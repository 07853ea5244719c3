import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { CaptureError } from '../../capture-error.js';

/** Before this version `ip.flags` had other bits. */
const OLDEST = { major: 4, text: '4.0' } as const;

/** What was found out, by the path on which tshark was looked for. */
const checked = new Map<string | undefined, Promise<void>>();

/**
 * Finds out, once, whether there is a tshark that is new enough.
 *
 * @throws {@link CaptureError} if there is none
 */
export function checkTsharkVersion(): Promise<void> {
  const path = process.env.PATH;
  const known = checked.get(path);
  if (known !== undefined) return known;
  const check = checkVersion();
  checked.set(path, check);
  return check;
}

/** Why tshark cannot be used. */
function unavailable(problem: string, cause?: unknown): CaptureError {
  const options = cause === undefined ? undefined : { cause };
  return new CaptureError('engine-unavailable', problem, { byteOffset: 0, layer: 'source' }, options);
}

/** Why a program could not be started. */
export function unstartable(program: string, error: unknown): CaptureError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return unavailable(`${program} is not on the PATH`, error);
  return unavailable(`${program} cannot be started (${String(code ?? error)})`, error);
}

async function checkVersion(): Promise<void> {
  const banner = await promisify(execFile)('tshark', ['--version']).then(
    ({ stdout }) => stdout,
    (error: unknown) => {
      throw unstartable('tshark', error);
    },
  );
  const found = /^TShark \(Wireshark\) ((\d+)\.[\d.]*\d)/m.exec(banner);
  if (found === null) throw unavailable('tshark does not tell its version');
  const [, version, major] = found;
  if (Number(major) < OLDEST.major) {
    throw unavailable(`tshark ${version} is too old, ${OLDEST.text} or later is needed`);
  }
}
