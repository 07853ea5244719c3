export { FoldThreads } from './fold-threads.js';
export { NotSendableError } from './not-sendable-error.js';
