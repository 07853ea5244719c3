import type { CaptureSource } from '../bytes/capture-source.js';
import type { Capture, CaptureOptions } from '../capture.js';
import { openCapture, openCaptureBy } from '../open-capture.js';
import { openByPcapParser } from './pcap-parser/open-by-pcap-parser.js';
import { TsharkSource } from './tshark/tshark-source.js';

/** What finds the packets of a capture and their headers. */
export interface Engine {
  /** What it is, in a few words. */
  readonly description: string;
  /**
   * Opens a capture.
   *
   * @throws {@link CaptureError} if the source is no capture that the engine reads, or the engine cannot be used here
   * @throws {@link InvalidArgumentError} if an option is out of its range
   */
  readonly open: (source: CaptureSource, options?: CaptureOptions) => Promise<Capture>;
}

/** Name of an engine. */
export type EngineName = 'native' | 'pcap-parser' | 'tshark';

/** Every engine. The captures that they give are used alike. */
export const ENGINES: Readonly<Record<EngineName, Engine>> = {
  native: {
    description: 'reader and dissector of this package',
    open: openCapture,
  },
  'pcap-parser': {
    description:
      'the npm library pcap-parser, if it is installed, for the records of classic pcap files, the dissector of this package',
    open: (source, options = {}) => openCaptureBy(openByPcapParser, source, options),
  },
  tshark: {
    description: 'an installed tshark of version 4.0 or later',
    open: (source, options = {}) => openCaptureBy(TsharkSource.open, source, options),
  },
};
