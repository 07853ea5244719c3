export * from './browser.js';
export { openCaptureFile } from './node/open-capture-file.js';
