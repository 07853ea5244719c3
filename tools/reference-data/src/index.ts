export { describeWithReferenceData } from './describe-with-reference-data.js';
export {
  type GoldenCapture,
  goldenCaptures,
  hasGoldenFile,
  readGoldenCsv,
  readGoldenJson,
} from './golden-capture.js';
export { hasReferenceData, referencePath } from './location.js';
