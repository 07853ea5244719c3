export { ENGINES, type Engine, type EngineName } from './engines.js';
export { openCaptureWith } from './open-capture-with.js';
