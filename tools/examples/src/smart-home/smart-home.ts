import { writePcap } from '@networkml/pcap';
import { play } from '../simulation/play.js';
import { CAMERA, CAMERA_APP } from './camera.js';
import { HOME_NETWORK } from './home-network.js';
import { HUB, HUB_APP } from './hub.js';
import { KETTLE, KETTLE_APP } from './kettle.js';
import { PHONE } from './phone.js';
import { PLUG, PLUG_APP } from './plug.js';
import { SCALE } from './scale.js';

/** Saturday, 14 March 2026, 9 o'clock UTC, in seconds since the epoch. */
const START = 1_773_478_800;
const SEED = 1;
const SCRIPTS = [PHONE, HUB, HUB_APP, CAMERA, CAMERA_APP, PLUG, PLUG_APP, KETTLE, KETTLE_APP, SCALE];

/** A small home whose devices are set up one after the other. */
export function smartHome(): Uint8Array {
  return writePcap(play(SCRIPTS, HOME_NETWORK, SEED).packets(START));
}
