import { CaptureError } from '../../capture-error.js';
import type { Container } from '../../container/identify-container.js';
import type { PacketSource } from '../../packet-source.js';

const loadSource = () => import('./pcap-parser-source.js');

/**
 * Finds the packets of a container by pcap-parser, which is loaded only now: it is an optional peer of this package.
 *
 * @throws {@link CaptureError} with code `engine-unavailable` if it is not installed; as its source does
 */
export async function openByPcapParser(
  container: Container,
  path: string | undefined,
  load = loadSource,
): Promise<PacketSource> {
  const { PcapParserSource } = await load().catch(explain);
  return PcapParserSource.open(container, path);
}

const MISSING = ['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND'];

function explain(error: unknown): never {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!MISSING.includes(code)) throw error;
  throw new CaptureError(
    'engine-unavailable',
    'the npm library pcap-parser is not installed',
    { byteOffset: 0, layer: 'source' },
    { cause: error },
  );
}
