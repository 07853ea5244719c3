import { type CaptureSource, chunksOf } from './bytes/capture-source.js';
import { ContainerSource } from './bytes/container-source.js';
import { batchSizeOf, Capture, type CaptureOptions } from './capture.js';
import { CaptureError } from './capture-error.js';
import { type Container, identifyContainer } from './container/identify-container.js';
import type { PacketSource } from './packet-source.js';

/**
 * Opens a capture: pcap or pcapng, plain or compressed, told apart by content.
 *
 * @throws {@link CaptureError} if the source is empty or is no capture; an error of the source itself is passed on
 * @throws {@link InvalidArgumentError} if an option is out of its range
 */
export function openCapture(source: CaptureSource, options: CaptureOptions = {}): Promise<Capture> {
  return openCaptureBy(
    ({ compression, reader, chunks }, path) => new ContainerSource(compression, reader, chunks, path),
    source,
    options,
  );
}

/**
 * Finds the packets of a container. `path` names the capture, for error messages.
 *
 * @throws {@link CaptureError} if it cannot
 */
export type ContainerOpener = (
  container: Container,
  path: string | undefined,
) => PacketSource | Promise<PacketSource>;

/** Opens a capture whose packets are found by `open`; fails as {@link openCapture} does, or as `open` does. */
export async function openCaptureBy(
  open: ContainerOpener,
  source: CaptureSource,
  options: CaptureOptions,
): Promise<Capture> {
  batchSizeOf(options);
  const chunks = chunksOf(source);
  try {
    return new Capture(await open(await identifyContainer(chunks), options.path), options);
  } catch (error) {
    await chunks.return();
    throw error instanceof CaptureError ? error.locate({ path: options.path }) : error;
  }
}
